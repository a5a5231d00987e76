package org.ieum.spark;

import org.ieum.federation.query.CentredMoments;
import org.ieum.spark.internal.kernel.Block;
import org.ieum.spark.internal.kernel.ColumnMoments;

/** Squares about public centres. */
final class CentredMomentStatistic implements BlockStatistic {
  private final ColumnMoments moments;

  CentredMomentStatistic(CentredMoments query) {
    moments = new ColumnMoments(query.centres().toArray());
  }

  @Override
  public void addTo(Block block, double[] out, int offset) {
    moments.take(block, block.training());
    moments.squares(out, offset);
  }
}
