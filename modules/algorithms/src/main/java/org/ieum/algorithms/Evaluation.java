package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ieum.federation.linear.SymmetricMatrix;
import org.ieum.federation.model.ComparatorPerformance;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.SitePerformance;
import org.ieum.federation.model.SubgroupPerformance;
import org.ieum.federation.query.Bundle;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.query.ExternalScores;
import org.ieum.federation.query.GlmScoreProducts;
import org.ieum.federation.query.Partition;
import org.ieum.federation.query.Query;
import org.ieum.federation.query.Scaling;
import org.ieum.federation.query.ScoreHistogram;
import org.ieum.federation.query.ScoreSections;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.ExternalModel;
import org.ieum.federation.study.GroupRule;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;

/**
 * How the model does on the records that trained it and on those held out, and published models on
 * the latter; and the middle of the sandwich where records carry weights: one round trip.
 *
 * @param subgroups on the records that {@code validation} is about
 * @param sites the same, consenting sites
 * @param products Σ w²(y − π)² z zᵀ over the training records, where records carry weights
 */
record Evaluation(
    Performance development,
    Performance validation,
    List<SubgroupPerformance> subgroups,
    List<SitePerformance> sites,
    List<ComparatorPerformance> comparators,
    Optional<SymmetricMatrix> products) {
  /**
   * Judges a model.
   *
   * @param imputation what stands for an absent value in published models, raw scale
   */
  static Evaluation run(
      Rounds rounds, Scaling scaling, Coefficients coefficients, Coefficients imputation) {
    StudyManifest study = rounds.study();
    boolean heldOut = study.split().holdoutPercent() > 0;
    boolean weighted = study.preparation().weight().isPresent();
    Partition judged = judged(study);
    List<Query> queries = new ArrayList<>();
    queries.add(new ScoreHistogram(scaling, coefficients, judged));
    if (heldOut) {
      queries.add(new ScoreHistogram(scaling, coefficients, Partition.TRAIN));
    }
    int comparators = queries.size();
    List<ExternalModel> models = study.evaluation().comparators();
    for (int m = 0; m < models.size(); m++) {
      queries.add(new ExternalScores(m, imputation, judged));
    }
    if (weighted) {
      queries.add(new GlmScoreProducts(scaling, coefficients));
    }
    AggregateVector sum = rounds.ask(new Bundle(queries));
    Answer judging = Answer.part(sum, 0);
    Performance validation = whole(study, judging);
    Performance development = heldOut ? whole(study, Answer.part(sum, 1)) : validation;
    rounds.report("evaluate", Double.NaN, describe(validation, heldOut));
    List<ComparatorPerformance> compared = new ArrayList<>();
    for (int m = 0; m < models.size(); m++) {
      Answer answer = Answer.part(sum, comparators + m);
      ExternalModel model = models.get(m);
      compared.add(
          new ComparatorPerformance(
              model.name(),
              model.source(),
              whole(study, answer),
              sites(study, answer),
              subgroups(study, answer)));
    }
    Optional<SymmetricMatrix> products =
        weighted
            ? Optional.of(
                SymmetricMatrix.ofPacked(
                    coefficients.length(), Answer.part(sum, queries.size() - 1).values("products")))
            : Optional.empty();
    return new Evaluation(
        development,
        validation,
        subgroups(study, judging),
        sites(study, judging),
        compared,
        products);
  }

  /** The records that a model is judged on. */
  static Partition judged(StudyManifest study) {
    return study.split().holdoutPercent() > 0 ? Partition.HOLDOUT : Partition.TRAIN;
  }

  private static String describe(Performance validation, boolean heldOut) {
    return String.format(
        Locale.ROOT,
        "%d %s records, AUC %.4f ± %.4f",
        validation.records(),
        heldOut ? "held-out" : "training",
        validation.auc(),
        validation.aucBound());
  }

  /** Of all records that an answer is about. */
  static Performance whole(StudyManifest study, Answer sum) {
    ScoreCell all = ScoreCell.read(study, sum, ScoreSections.ALL, List.of("")).get(0);
    return Judgement.of(study.evaluation(), all);
  }

  private static List<SitePerformance> sites(StudyManifest study, Answer sum) {
    List<SitePerformance> out = new ArrayList<>();
    EvaluationSpec spec = study.evaluation();
    if (spec.bySite()) {
      List<ScoreCell> cells = ScoreCell.read(study, sum, ScoreSections.SITES, study.sites());
      for (ScoreCell cell : ScoreCell.joined(cells)) {
        out.add(new SitePerformance(cell.label(), Judgement.of(spec, cell)));
      }
    }
    return out;
  }

  private static List<SubgroupPerformance> subgroups(StudyManifest study, Answer sum) {
    List<GroupRule> rules = GroupRule.of(study);
    List<String> labels = new ArrayList<>();
    rules.forEach(r -> labels.addAll(r.subgroup().groups(study.dictionary())));
    List<SubgroupPerformance> out = new ArrayList<>();
    if (labels.isEmpty()) {
      return out;
    }
    List<ScoreCell> cells = ScoreCell.read(study, sum, ScoreSections.GROUPS, labels);
    for (GroupRule rule : rules) {
      List<ScoreCell> own = cells.subList(rule.first(), rule.first() + rule.groups());
      for (ScoreCell cell : ScoreCell.joined(own)) {
        out.add(
            new SubgroupPerformance(
                rule.subgroup().name(), cell.label(), Judgement.of(study.evaluation(), cell)));
      }
    }
    return out;
  }
}
