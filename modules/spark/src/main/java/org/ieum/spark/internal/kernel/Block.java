package org.ieum.spark.internal.kernel;

import java.io.Serializable;

/**
 * Rows of one file: training rows first, then held-out rows, each in file order.
 *
 * @param key where it comes from
 * @param stride numbers a row takes, a multiple of 8
 * @param training how many of the rows train the model
 * @param values row by row: 1 for the intercept, the design columns on the raw scale with NaN where
 *     absent, then zeros up to the stride
 * @param outcomes one a row, on the scale of the fit: 0 or 1, a count, or a number within ±1
 * @param weights one a row, or none where every record weighs 1
 */
public record Block(
    BlockKey key, int stride, int training, double[] values, double[] outcomes, double[] weights)
    implements Serializable {
  /** Most rows of a block. */
  public static final int MOST_ROWS = 4096;

  /** Lanes that every kernel counts in; strides are multiples of it. */
  public static final int LANES = 8;

  public Block {
    if (stride % LANES != 0 || training < 0 || training > outcomes.length) {
      throw new IllegalArgumentException("block of stride " + stride + ", training " + training);
    }
    if (values.length != stride * outcomes.length) {
      throw new IllegalArgumentException(values.length + " values, " + outcomes.length + " rows");
    }
    if (weights.length != 0 && weights.length != outcomes.length) {
      throw new IllegalArgumentException(weights.length + " weights, " + outcomes.length + " rows");
    }
  }

  /** Rows that weigh 1 each. */
  public Block(BlockKey key, int stride, int training, double[] values, double[] outcomes) {
    this(key, stride, training, values, outcomes, new double[0]);
  }

  public boolean weighted() {
    return weights.length > 0;
  }

  public double weight(int row) {
    return weights.length == 0 ? 1 : weights[row];
  }

  /** Numbers that a row of so many design columns takes, the intercept's included. */
  public static int stride(int designColumns) {
    return (designColumns + 1 + LANES - 1) / LANES * LANES;
  }

  /** One number a design column at its place in a row; zero elsewhere. */
  public static double[] row(double[] designColumns) {
    double[] row = new double[stride(designColumns.length)];
    System.arraycopy(designColumns, 0, row, 1, designColumns.length);
    return row;
  }

  public int rows() {
    return outcomes.length;
  }

  /**
   * Rows of an outcome above 0 among those from {@code from} (inclusive) to {@code to} (exclusive).
   */
  public long events(int from, int to) {
    long events = 0;
    for (int i = from; i < to; i++) {
      events += outcomes[i] > 0 ? 1 : 0;
    }
    return events;
  }

  @Override
  public String toString() {
    return "Block[" + key + ", " + rows() + " rows]";
  }
}
