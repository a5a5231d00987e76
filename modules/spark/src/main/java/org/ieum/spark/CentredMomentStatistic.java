package org.ieum.spark;

import org.ieum.spark.internal.kernel.Block;
import org.ieum.spark.internal.kernel.ColumnMoments;

/** Squares about public centres. */
final class CentredMomentStatistic implements BlockStatistic {
  private final ColumnMoments moments;

  /** With moments about the query's centres. */
  CentredMomentStatistic(ColumnMoments moments) {
    this.moments = moments;
  }

  @Override
  public void addTo(Block block, double[] out, int offset) {
    moments.take(block, block.training());
    moments.squares(out, offset);
  }
}
