package org.ieum.spark;

import java.util.List;
import org.ieum.federation.query.ExternalScorer;
import org.ieum.federation.query.ExternalScores;
import org.ieum.federation.query.Partition;
import org.ieum.federation.query.Query;
import org.ieum.federation.query.ScoreHistogram;
import org.ieum.federation.query.ScoreSections;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.GroupRule;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Shape;
import org.ieum.spark.internal.kernel.Block;
import org.ieum.spark.internal.kernel.Kernels;
import org.ieum.spark.internal.kernel.GlmSums;
import org.ieum.spark.internal.kernel.Panel;
import org.jspecify.annotations.Nullable;

/** Score histograms of a model, with the site's own cells where it consents. */
final class ScoreStatistic implements BlockStatistic {
  /** Logits of neighbouring rows of a block. */
  @FunctionalInterface
  private interface Scores {
    void logits(Block block, int from, int count, double[] logits);
  }

  private final double range;
  private final Partition partition;
  private final Scores scores;
  private final double[] logits = new double[Panel.ROWS];
  private final List<GroupRule> rules;
  private final ScoreCells all;
  private final @Nullable ScoreCells groups;
  private final @Nullable ScoreCells sites;
  private final int site;

  private ScoreStatistic(
      StudyManifest study, Query query, Partition partition, int site, Scores scores) {
    EvaluationSpec spec = study.evaluation();
    Shape shape = query.shape(study);
    this.range = spec.logitRange();
    this.partition = partition;
    this.scores = scores;
    this.rules = GroupRule.of(study);
    this.site = site;
    all = new ScoreCells(study, shape, ScoreSections.ALL, spec.bins());
    groups =
        rules.isEmpty()
            ? null
            : new ScoreCells(study, shape, ScoreSections.GROUPS, spec.siteBins());
    sites =
        spec.bySite() && site >= 0
            ? new ScoreCells(study, shape, ScoreSections.SITES, spec.siteBins())
            : null;
  }

  /**
   * Of the study's own model.
   *
   * @param site index of the site in the study's sites; −1 where it does not share its own figures
   */
  static ScoreStatistic of(StudyManifest study, ScoreHistogram query, int site) {
    Panel panel = new Panel(Kernels.best(), query.scaling());
    double[] coefficients =
        GlmSums.spread(
            query.coefficients().toArray(), query.scaling().activeColumns(), panel.stride());
    return new ScoreStatistic(
        study,
        query,
        query.partition(),
        site,
        (block, from, count, out) -> {
          panel.load(block, from, count);
          panel.logits(count, coefficients, out);
        });
  }

  /** Of a published model. */
  static ScoreStatistic of(StudyManifest study, ExternalScores query, int site) {
    ExternalScorer scorer =
        new ExternalScorer(
            study.evaluation().comparators().get(query.model()),
            study.dictionary(),
            query.imputation().toArray());
    return new ScoreStatistic(
        study,
        query,
        query.partition(),
        site,
        (block, from, count, out) -> {
          for (int i = 0; i < count; i++) {
            out[i] = scorer.logit(block.values(), (from + i) * block.stride() + 1);
          }
        });
  }

  @Override
  public void addTo(Block block, double[] out, int offset) {
    int from = partition == Partition.TRAIN ? 0 : block.training();
    int to = partition == Partition.TRAIN ? block.training() : block.rows();
    for (int row = from; row < to; row += Panel.ROWS) {
      int count = Math.min(Panel.ROWS, to - row);
      scores.logits(block, row, count, logits);
      for (int i = 0; i < count; i++) {
        add(block, row + i, logits[i], out, offset);
      }
    }
  }

  private void add(Block block, int row, double logit, double[] out, int offset) {
    ScoreCells.Score score =
        ScoreCells.Score.of(logit, range, block.outcomes()[row] != 0, block.weight(row));
    all.add(score, 0, out, offset);
    if (groups != null) {
      for (GroupRule rule : rules) {
        int group = rule.group(block.values(), row * block.stride() + 1);
        if (group >= 0) {
          groups.add(score, group, out, offset);
        }
      }
    }
    if (sites != null) {
      sites.add(score, site, out, offset);
    }
  }
}
