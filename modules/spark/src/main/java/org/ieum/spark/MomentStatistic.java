package org.ieum.spark;

import java.util.List;
import org.ieum.federation.query.PoissonFamily;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.internal.kernel.Block;
import org.ieum.spark.internal.kernel.ColumnMoments;

/** Counts, and sums about the middles of the dictionary's limits. */
final class MomentStatistic implements BlockStatistic {
  private final int columns;
  private final ColumnMoments moments;
  private final boolean weighted;
  private final boolean happens;
  private final boolean averages;

  MomentStatistic(StudyManifest study) {
    List<DesignColumn> design = study.dictionary().design();
    weighted = study.preparation().weight().isPresent();
    happens = study.outcome().happens();
    averages = study.outcome().averages();
    columns = design.size();
    moments = new ColumnMoments(design.stream().mapToDouble(DesignColumn::middle).toArray());
  }

  @Override
  public void addTo(Block block, double[] out, int offset) {
    int training = block.training();
    out[offset] = training;
    out[offset + 1] = happens ? block.events(0, training) : 0;
    out[offset + 2] = block.rows() - training;
    out[offset + 3] = happens ? block.events(training, block.rows()) : 0;
    moments.take(block, training);
    moments.observed(out, offset + 4);
    moments.sums(out, offset + 4 + columns);
    if (weighted) {
      int weight = offset + 4 + 2 * columns;
      for (int i = 0; i < training; i++) {
        out[weight] += block.weight(i);
        out[weight + 1] += block.outcomes()[i] * block.weight(i);
      }
    }
    if (averages) {
      outcomes(block, training, out, offset + 4 + 2 * columns);
    }
  }

  /** Sums of numbers or counts, whose records carry no weights. */
  private void outcomes(Block block, int training, double[] out, int at) {
    for (int i = 0; i < training; i++) {
      double y = block.outcomes()[i];
      out[at] += y;
      if (happens) {
        out[at + 1] += PoissonFamily.logFactorial(y);
      }
    }
  }
}
