package org.ieum.spark;

import java.util.Iterator;
import java.util.List;
import org.ieum.federation.query.ExternalScorer;
import org.ieum.federation.query.Partition;
import org.ieum.federation.query.Query;
import org.ieum.federation.query.ScoreAnswers;
import org.ieum.federation.query.ScoreGroups;
import org.ieum.federation.query.ScoreQuery;
import org.ieum.federation.query.ScoreRows;
import org.ieum.federation.query.ScoredModel;
import org.ieum.federation.study.GroupRule;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.internal.kernel.Block;
import org.ieum.spark.internal.kernel.GlmSums;
import org.ieum.spark.internal.kernel.Kernels;
import org.ieum.spark.internal.kernel.Panel;
import org.ieum.spark.internal.source.LoadedBlock;

/**
 * Scores of a site's records, computed where its blocks are and brought to the driver, which sorts
 * them: nine bytes a record and two for each declared subgroup.
 */
final class ScoreCollection {
  /** Logits of neighbouring rows of a block. */
  @FunctionalInterface
  private interface Scores {
    void logits(Block block, int from, int count, double[] logits);
  }

  private final Partition partition;
  private final Scores scores;
  private final List<GroupRule> rules;
  private final double[] logits = new double[Panel.ROWS];
  private final ScoreRows rows;

  private ScoreCollection(
      StudyManifest study, ScoredModel model, Partition partition, boolean sections) {
    this.partition = partition;
    this.scores =
        model instanceof ScoredModel.Own own
            ? own(own)
            : published(study, (ScoredModel.Published) model);
    this.rules = GroupRule.of(study);
    this.rows = ScoreRows.none(study, sections);
  }

  /**
   * The whole answer to a query that is about scores.
   *
   * @param site index of the site in the study's sites; −1 where it does not share its own figures
   */
  static double[] answer(StudyManifest study, ScoreQuery query, int site, BlockTable table) {
    byte[] manifest = study.toBytes();
    // What a task needs of any such question is the shortest.
    byte[] question = new ScoreGroups(query.model(), query.partition(), query.sections()).toBytes();
    ScoreRows all = ScoreRows.none(study, query.sections());
    table.results(loaded -> collect(manifest, question, loaded)).forEach(all::addAll);
    return ScoreAnswers.of(study, query, site, all);
  }

  private static ScoreRows collect(byte[] manifest, byte[] question, Iterator<LoadedBlock> loaded) {
    ScoreGroups query = (ScoreGroups) Query.fromBytes(question);
    ScoreCollection collection =
        new ScoreCollection(
            StudyManifest.fromBytes(manifest), query.model(), query.partition(), query.sections());
    loaded.forEachRemaining(block -> collection.add(block.block()));
    return collection.rows.trimmed();
  }

  private static Scores own(ScoredModel.Own model) {
    Panel panel = new Panel(Kernels.best(), model.scaling());
    double[] coefficients =
        GlmSums.spread(
            model.coefficients().toArray(), model.scaling().activeColumns(), panel.stride());
    return (block, from, count, out) -> {
      panel.load(block, from, count);
      panel.logits(count, coefficients, out);
    };
  }

  private static Scores published(StudyManifest study, ScoredModel.Published model) {
    ExternalScorer.Scores scorer = ExternalScorer.of(study, model);
    return (block, from, count, out) -> {
      for (int i = 0; i < count; i++) {
        out[i] = scorer.of(block.values(), (from + i) * block.stride() + 1);
      }
    };
  }

  private void add(Block block) {
    int from = partition == Partition.TRAIN ? 0 : block.training();
    int to = partition == Partition.TRAIN ? block.training() : block.rows();
    for (int row = from; row < to; row += Panel.ROWS) {
      int count = Math.min(Panel.ROWS, to - row);
      scores.logits(block, row, count, logits);
      for (int i = 0; i < count; i++) {
        double outcome = block.outcomes()[row + i];
        int at = (row + i) * block.stride() + 1;
        rows.add(logits[i], outcome, block.weight(row + i), rules, block.values(), at);
      }
    }
  }
}
