package org.ieum.spark.internal.kernel;

import org.ieum.federation.query.Scaling;

/**
 * A working copy of up to {@link #ROWS} rows of a block, standardised, and their logits. Not
 * thread-safe.
 */
public final class Panel {
  /** Most rows of a panel; part of the arithmetic's fixed order. */
  public static final int ROWS = 64;

  private final Kernel kernel;
  private final int stride;
  private final int columns;
  private final double[] centre;
  private final double[] inverse;
  private final double[] rows;
  private final double[] partial;

  public Panel(Kernel kernel, Scaling scaling) {
    this.kernel = kernel;
    stride = Block.stride(scaling.columns());
    columns = scaling.columns() + 1;
    centre = new double[stride];
    inverse = new double[stride];
    inverse[0] = 1;
    for (int j = 0; j < scaling.columns(); j++) {
      centre[j + 1] = scaling.centre(j);
      inverse[j + 1] = scaling.active(j) ? 1 / scaling.scale(j) : 0;
    }
    rows = new double[ROWS * stride];
    partial = new double[ROWS * Block.LANES];
  }

  public int stride() {
    return stride;
  }

  /** Numbers of a row that can differ from zero, the intercept's among them. */
  int columns() {
    return columns;
  }

  Kernel kernel() {
    return kernel;
  }

  double[] rows() {
    return rows;
  }

  /** Loads {@code count} rows of the block from row {@code from}. */
  public void load(Block block, int from, int count) {
    kernel.standardise(block.values(), from * stride, count, centre, inverse, rows);
  }

  /**
   * Logits of the loaded rows.
   *
   * @param coefficients one a position of the stride, the intercept first
   */
  public void logits(int count, double[] coefficients, double[] logits) {
    kernel.partialLogits(rows, count, coefficients, partial);
    for (int i = 0, at = 0; i < count; i++, at += Block.LANES) {
      double even = (partial[at] + partial[at + 4]) + (partial[at + 2] + partial[at + 6]);
      double odd = (partial[at + 1] + partial[at + 5]) + (partial[at + 3] + partial[at + 7]);
      logits[i] = even + odd;
    }
  }
}
