package org.ieum.spark;

import org.ieum.federation.query.Partition;
import org.ieum.federation.query.ScoreHistogram;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Layout;
import org.ieum.spark.internal.kernel.Block;
import org.ieum.spark.internal.kernel.Kernels;
import org.ieum.spark.internal.kernel.LogisticSums;
import org.ieum.spark.internal.kernel.Panel;

/** The score histogram, with the site's own sections where it consents. */
final class ScoreStatistic implements BlockStatistic {
  private final EvaluationSpec spec;
  private final Partition partition;
  private final Panel panel;
  private final double[] coefficients;
  private final double[] logits = new double[Panel.ROWS];
  private final int negatives;
  private final int positives;
  private final int logitSums;
  private final int site;
  private final int siteRecords;
  private final int siteEvents;
  private final int siteSquaredError;
  private final int siteNegatives;
  private final int sitePositives;
  private final int siteLogits;

  /**
   * For a site.
   *
   * @param site its index in the study's sites; −1 where it does not share its own figures
   */
  ScoreStatistic(StudyManifest study, ScoreHistogram query, int site) {
    spec = study.evaluation();
    partition = query.partition();
    panel = new Panel(Kernels.best(), query.scaling());
    coefficients =
        LogisticSums.spread(
            query.coefficients().toArray(), query.scaling().activeColumns(), panel.stride());
    Layout layout = query.layout(study);
    negatives = at(layout, "negatives");
    positives = at(layout, "positives");
    logitSums = at(layout, "logit");
    this.site = spec.bySite() ? site : -1;
    boolean own = this.site >= 0;
    int cells = own ? site * spec.siteBins() : 0;
    siteRecords = own ? at(layout, "siteRecords") + site : 0;
    siteEvents = own ? at(layout, "siteEvents") + site : 0;
    siteSquaredError = own ? at(layout, "siteSquaredError") + site : 0;
    siteNegatives = own ? at(layout, "siteNegatives") + cells : 0;
    sitePositives = own ? at(layout, "sitePositives") + cells : 0;
    siteLogits = own ? at(layout, "siteLogit") + cells : 0;
  }

  private static int at(Layout layout, String segment) {
    return layout.segment(segment).offset();
  }

  @Override
  public void addTo(Block block, double[] out, int offset) {
    int from = partition == Partition.TRAIN ? 0 : block.training();
    int to = partition == Partition.TRAIN ? block.training() : block.rows();
    for (int row = from; row < to; row += Panel.ROWS) {
      int count = Math.min(Panel.ROWS, to - row);
      panel.load(block, row, count);
      panel.logits(count, coefficients, logits);
      for (int i = 0; i < count; i++) {
        add(logits[i], block.outcomes()[row + i] != 0, out, offset);
      }
    }
  }

  private void add(double unlimited, boolean event, double[] out, int offset) {
    double range = spec.logitRange();
    double logit = Math.max(-range, Math.min(range, unlimited));
    double e = StrictMath.exp(-Math.abs(logit));
    boolean agrees = event == logit >= 0;
    double miss = agrees ? e / (1 + e) : 1 / (1 + e);
    int bin = ScoreHistogram.bin(logit, range, spec.bins());
    out[offset]++;
    out[offset + 1] += event ? 1 : 0;
    out[offset + 2] += miss * miss;
    out[offset + 3] -= (agrees ? 0 : Math.abs(logit)) + StrictMath.log1p(e);
    out[offset + (event ? positives : negatives) + bin]++;
    out[offset + logitSums + bin] += logit;
    if (site >= 0) {
      int siteBin = ScoreHistogram.bin(logit, range, spec.siteBins());
      out[offset + siteRecords]++;
      out[offset + siteEvents] += event ? 1 : 0;
      out[offset + siteSquaredError] += miss * miss;
      out[offset + (event ? sitePositives : siteNegatives) + siteBin]++;
      out[offset + siteLogits + siteBin] += logit;
    }
  }
}
