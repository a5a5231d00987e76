package org.ieum.spark;

import java.util.List;
import org.ieum.federation.query.GlmFamily;
import org.ieum.federation.query.Partition;
import org.ieum.federation.query.PredictionErrors;
import org.ieum.federation.query.ScoreSections;
import org.ieum.federation.study.GroupRule;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Shape;
import org.ieum.spark.internal.kernel.Block;
import org.ieum.spark.internal.kernel.GlmSums;
import org.ieum.spark.internal.kernel.Kernels;
import org.ieum.spark.internal.kernel.Panel;

/** Prediction errors of a model, with the site's own cells where it consents. */
final class ErrorStatistic implements BlockStatistic {
  private final PredictionErrors query;
  private final GlmFamily family;
  private final Panel panel;
  private final double[] coefficients;
  private final double[] predictors = new double[Panel.ROWS];
  private final double[] numbers = new double[PredictionErrors.FIELDS.size()];
  private final List<GroupRule> rules;
  private final int[] all;
  private final int[] groups;
  private final int[] sites;
  private final int site;

  /**
   * For a site.
   *
   * @param site index of the site in the study's sites; −1 where it does not share its own figures
   */
  ErrorStatistic(StudyManifest study, PredictionErrors query, int site) {
    this.query = query;
    this.family = GlmFamily.of(study);
    this.panel = new Panel(Kernels.best(), query.scaling());
    this.coefficients =
        GlmSums.spread(
            query.coefficients().toArray(), query.scaling().activeColumns(), panel.stride());
    this.rules = query.sections() ? GroupRule.of(study) : List.of();
    this.site = query.sections() && study.evaluation().bySite() ? site : -1;
    Shape shape = query.shape(study);
    all = places(shape, ScoreSections.ALL);
    groups = rules.isEmpty() ? new int[0] : places(shape, ScoreSections.GROUPS);
    sites = this.site < 0 ? new int[0] : places(shape, ScoreSections.SITES);
  }

  private static int[] places(Shape shape, String section) {
    return PredictionErrors.FIELDS.stream()
        .mapToInt(field -> shape.offset(ScoreSections.name(section, field)))
        .toArray();
  }

  @Override
  public void addTo(Block block, double[] out, int offset) {
    boolean training = query.partition() == Partition.TRAIN;
    int from = training ? 0 : block.training();
    int to = training ? block.training() : block.rows();
    for (int row = from; row < to; row += Panel.ROWS) {
      int count = Math.min(Panel.ROWS, to - row);
      panel.load(block, row, count);
      panel.logits(count, coefficients, predictors);
      for (int i = 0; i < count; i++) {
        query.ofRecord(family, block.outcomes()[row + i], predictors[i], numbers);
        add(block, row + i, out, offset);
      }
    }
  }

  private void add(Block block, int row, double[] out, int offset) {
    add(all, 0, out, offset);
    for (GroupRule rule : rules) {
      int group = rule.group(block.values(), row * block.stride() + 1);
      if (group >= 0) {
        add(groups, group, out, offset);
      }
    }
    if (site >= 0) {
      add(sites, site, out, offset);
    }
  }

  private void add(int[] places, int cell, double[] out, int offset) {
    for (int f = 0; f < numbers.length; f++) {
      out[offset + places[f] + cell] += numbers[f];
    }
  }
}
