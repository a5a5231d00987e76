package org.ieum.spark;

import org.ieum.federation.query.CentredMoments;
import org.ieum.spark.internal.kernel.Block;

/** Squares about public centres. */
final class CentredMomentStatistic implements BlockStatistic {
  private final double[] centres;

  CentredMomentStatistic(CentredMoments query) {
    centres = query.centres().toArray();
  }

  @Override
  public void addTo(Block block, double[] out, int offset) {
    double[] x = block.values();
    for (int i = 0, at = 1; i < block.training(); i++, at += block.stride()) {
      for (int j = 0; j < centres.length; j++) {
        double centred = x[at + j] - centres[j];
        out[offset + j] += Double.isNaN(centred) ? 0 : centred * centred;
      }
    }
  }
}
