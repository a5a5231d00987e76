package org.ieum.spark.internal.source;

import java.io.Serializable;

/**
 * Where a batch of the scan holds what a study needs.
 *
 * @param manifest canonical bytes of the study
 * @param positions of the covariates, the outcome, the person's id where the study names one, and
 *     the weight where there is one
 * @param types of these columns
 * @param file position of the file's path
 * @param rowIndex position of the row's index in its file; −1 where rows are counted
 */
record BatchColumns(byte[] manifest, int[] positions, CellType[] types, int file, int rowIndex)
    implements Serializable {}
