package org.ieum.spark.internal.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
  private @Nullable Block last;
  private int taken;

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

  /**
   * Of the first {@code rows} rows, and of nothing before. Where fewer rows of the same block were
   * taken last, only the others are read.
   */
  @SuppressWarnings("ReferenceEquality") // An equal block elsewhere is read anew, which is right.
  public void take(Block block, int rows) {
    if (block != last || rows < taken) {
      Arrays.fill(observed, 0);
      Arrays.fill(sums, 0);
      Arrays.fill(squares, 0);
      taken = 0;
    }
    kernel.moments(block.values(), taken, rows, centres, observed, sums, squares);
    last = block;
    taken = rows;
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
