package org.ieum.spark.internal.source;

/**
 * Up to 4096 rows of a file, column by column, checked but not yet encoded.
 *
 * @param covariates one array a covariate of the dictionary: a number, 0 or 1, or a level's
 *     ordinal; NaN where absent
 * @param persons the patients' {@link PersonNumber}s as far as rows have an id; none where the
 *     study names no id column
 * @param weights one a row, or none where the study has no weights
 */
record Chunk(
    int rows,
    double[][] covariates,
    double[] outcomes,
    boolean[] heldOut,
    long[] persons,
    double[] weights) {}
