package org.ieum.spark;

import java.util.List;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.internal.kernel.Block;

/** Counts, and sums about the middles of the dictionary's limits. */
final class MomentStatistic implements BlockStatistic {
  private final double[] middles;
  private final boolean weighted;

  MomentStatistic(StudyManifest study) {
    List<DesignColumn> design = study.dictionary().design();
    weighted = study.preparation().weight().isPresent();
    middles = design.stream().mapToDouble(DesignColumn::middle).toArray();
  }

  @Override
  public void addTo(Block block, double[] out, int offset) {
    int training = block.training();
    out[offset] = training;
    out[offset + 1] = block.events(0, training);
    out[offset + 2] = block.rows() - training;
    out[offset + 3] = block.events(training, block.rows());
    int observed = offset + 4;
    int sum = observed + middles.length;
    double[] x = block.values();
    for (int i = 0, at = 1; i < training; i++, at += block.stride()) {
      for (int j = 0; j < middles.length; j++) {
        double centred = x[at + j] - middles[j];
        boolean absent = Double.isNaN(centred);
        out[observed + j] += absent ? 0 : 1;
        out[sum + j] += absent ? 0 : centred;
      }
    }
    if (weighted) {
      int weight = sum + middles.length;
      for (int i = 0; i < training; i++) {
        out[weight] += block.weight(i);
        out[weight + 1] += block.outcomes()[i] * block.weight(i);
      }
    }
  }
}
