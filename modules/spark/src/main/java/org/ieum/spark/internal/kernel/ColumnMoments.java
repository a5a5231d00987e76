package org.ieum.spark.internal.kernel;

import java.util.Arrays;

/**
 * Counts, sums and sums of squares of the first rows of a block, column by column. Not thread-safe.
 */
public final class ColumnMoments {
  private final Kernel kernel = Kernels.best();
  private final int columns;
  private final double[] centres;
  private final double[] observed;
  private final double[] sums;
  private final double[] squares;

  /**
   * About the given centres.
   *
   * @param centres one a design column
   */
  public ColumnMoments(double[] centres) {
    columns = centres.length;
    this.centres = Block.row(centres);
    observed = new double[this.centres.length];
    sums = new double[this.centres.length];
    squares = new double[this.centres.length];
  }

  /** Of the first {@code rows} rows, and of nothing before. */
  public void take(Block block, int rows) {
    Arrays.fill(observed, 0);
    Arrays.fill(sums, 0);
    Arrays.fill(squares, 0);
    kernel.moments(block.values(), rows, centres, observed, sums, squares);
  }

  /** How many rows have a value, one number a column. */
  public void observed(double[] out, int offset) {
    System.arraycopy(observed, 1, out, offset, columns);
  }

  /** Sums about the centres. */
  public void sums(double[] out, int offset) {
    System.arraycopy(sums, 1, out, offset, columns);
  }

  /** Sums of squares about the centres. */
  public void squares(double[] out, int offset) {
    System.arraycopy(squares, 1, out, offset, columns);
  }
}
