package org.ieum.spark.internal.source;

/**
 * Up to 4096 rows of a file, column by column, checked but not yet encoded.
 *
 * @param covariates one array a covariate of the dictionary: a number, 0 or 1, or a level's
 *     ordinal; NaN where absent
 */
record Chunk(int rows, double[][] covariates, double[] outcomes, boolean[] heldOut) {}
