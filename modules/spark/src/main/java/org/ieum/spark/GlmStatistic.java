package org.ieum.spark;

import org.ieum.federation.query.GlmFamily;
import org.ieum.federation.query.Scaling;
import org.ieum.spark.internal.kernel.Block;
import org.ieum.spark.internal.kernel.BlockKey;
import org.ieum.spark.internal.kernel.GlmSums;
import org.ieum.spark.internal.kernel.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * Records, log-likelihood, gradient and packed information of training rows, the intercept first,
 * and Σ w where it is asked for.
 */
final class GlmStatistic implements BlockStatistic {
  private final GlmSums sums;
  private final @Nullable RowLimit limit;
  private final boolean totalWeight;

  /**
   * At the given coefficients.
   *
   * @param family of the outcome
   * @param coefficients the intercept, then the active columns
   * @param limit which training rows take part; all where null
   * @param totalWeight whether Σ w follows
   */
  GlmStatistic(
      GlmFamily family,
      Scaling scaling,
      double[] coefficients,
      @Nullable RowLimit limit,
      boolean totalWeight) {
    sums = GlmSums.of(family, Kernels.best(), scaling, coefficients);
    this.limit = limit;
    this.totalWeight = totalWeight;
  }

  @Override
  public void addTo(Block block, double[] out, int offset) {
    int rows = limit == null ? block.training() : limit.rows(block);
    double[] numbers = sums.of(block, rows);
    System.arraycopy(numbers, 0, out, offset, numbers.length);
    for (int i = 0; totalWeight && i < rows; i++) {
      out[offset + numbers.length] += block.weight(i);
    }
  }

  /** The first training rows of a table: all of the blocks before one, and some of that one. */
  record RowLimit(BlockKey last, int lastRows) implements java.io.Serializable {
    int rows(Block block) {
      int order = block.key().compareTo(last);
      return order < 0 ? block.training() : order == 0 ? lastRows : 0;
    }
  }
}
