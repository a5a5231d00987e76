package org.ieum.spark;

import java.util.Arrays;
import java.util.List;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.internal.kernel.Block;
import org.ieum.spark.internal.kernel.Kernel;
import org.ieum.spark.internal.kernel.Kernels;

/** Counts, and sums about the middles of the dictionary's limits. */
final class MomentStatistic implements BlockStatistic {
  private final Kernel kernel = Kernels.best();
  private final int columns;
  private final double[] middles;
  private final boolean weighted;
  private final double[] observed;
  private final double[] sums;

  MomentStatistic(StudyManifest study) {
    List<DesignColumn> design = study.dictionary().design();
    weighted = study.preparation().weight().isPresent();
    columns = design.size();
    middles = Block.row(design.stream().mapToDouble(DesignColumn::middle).toArray());
    observed = new double[middles.length];
    sums = new double[middles.length];
  }

  @Override
  public void addTo(Block block, double[] out, int offset) {
    int training = block.training();
    out[offset] = training;
    out[offset + 1] = block.events(0, training);
    out[offset + 2] = block.rows() - training;
    out[offset + 3] = block.events(training, block.rows());
    Arrays.fill(observed, 0);
    Arrays.fill(sums, 0);
    kernel.moments(block.values(), training, middles, observed, sums);
    System.arraycopy(observed, 1, out, offset + 4, columns);
    System.arraycopy(sums, 1, out, offset + 4 + columns, columns);
    if (weighted) {
      int weight = offset + 4 + 2 * columns;
      for (int i = 0; i < training; i++) {
        out[weight] += block.weight(i);
        out[weight + 1] += block.outcomes()[i] * block.weight(i);
      }
    }
  }
}
