package org.ieum.spark.internal.kernel;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ieum.federation.query.Scaling;

/**
 * Runs the kernel on made-up rows while a table is read, so that the first round of a study finds
 * it compiled. Once a process.
 */
public final class Warmth {
  private static final AtomicBoolean STARTED = new AtomicBoolean();
  private static final int ROWS = 512;
  private static final int MOST_RUNS = 400;
  private static final int FEWEST_RUNS = 10;

  /** Of wide rows fewer runs do: the loops within one are what the compiler counts. */
  private static final int MOST_PRODUCTS = 1 << 30;

  private Warmth() {}

  /**
   * Starts in the background for rows of so many design columns; further calls do nothing, nor does
   * any where the scalar kernel is asked for, which needs no more than a quick compiler.
   */
  public static void start(int designColumns) {
    if (Kernels.best() != Kernels.scalar() && STARTED.compareAndSet(false, true)) {
      Thread thread = new Thread(() -> run(designColumns), "kernel-warm-up");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static void run(int designColumns) {
    int stride = Block.stride(designColumns);
    double[] values = new double[ROWS * stride];
    double[] outcomes = new double[ROWS];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 7 - 3;
    }
    for (int i = 0; i < ROWS; i++) {
      outcomes[i] = i % 2;
    }
    double[] scales = new double[designColumns];
    Arrays.fill(scales, 4);
    Block block = new Block(new BlockKey("", 0), stride, ROWS, values, outcomes);
    Scaling scaling = new Scaling(new double[designColumns], scales);
    double[] coefficients = new double[designColumns + 1];
    Arrays.fill(coefficients, 0.01);
    GlmSums sums = GlmSums.logistic(Kernels.best(), scaling, coefficients);
    int runs = MOST_PRODUCTS / (ROWS * stride * stride);
    for (int i = 0; i < Math.max(FEWEST_RUNS, Math.min(MOST_RUNS, runs)); i++) {
      sums.of(block, ROWS);
    }
  }
}
