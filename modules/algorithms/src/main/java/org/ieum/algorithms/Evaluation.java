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
import org.ieum.federation.query.GlmScoreProducts;
import org.ieum.federation.query.Partition;
import org.ieum.federation.query.Query;
import org.ieum.federation.query.Scaling;
import org.ieum.federation.query.ScoredModel;
import org.ieum.federation.study.ExternalModel;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;

/**
 * How the model does on the records that trained it and on those held out, and published models on
 * the latter; and the middle of the sandwich where records carry weights: two round trips.
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
    ScoredModel own = new ScoredModel.Own(scaling, coefficients);
    List<Judging> judgings = new ArrayList<>();
    judgings.add(new Judging(study, own, judged, true));
    if (heldOut) {
      judgings.add(new Judging(study, own, Partition.TRAIN, false));
    }
    int comparators = judgings.size();
    List<ExternalModel> models = study.evaluation().comparators();
    for (int m = 0; m < models.size(); m++) {
      judgings.add(new Judging(study, new ScoredModel.Published(m, imputation), judged, true));
    }
    List<Query> queries = new ArrayList<>(judgings.stream().map(Judging::first).toList());
    if (weighted) {
      queries.add(new GlmScoreProducts(scaling, coefficients));
    }
    AggregateVector groups = rounds.ask(new Bundle(queries));
    rounds.report("evaluate", Double.NaN, "scores are grouped");
    refine(rounds, judgings, groups);
    Judging judging = judgings.get(0);
    Performance validation = judging.whole();
    rounds.report("evaluate", Double.NaN, describe(validation, heldOut));
    List<ComparatorPerformance> compared = new ArrayList<>();
    for (int m = 0; m < models.size(); m++) {
      Judging j = judgings.get(comparators + m);
      ExternalModel model = models.get(m);
      compared.add(
          new ComparatorPerformance(
              model.name(), model.source(), j.whole(), j.sites(), j.subgroups()));
    }
    return new Evaluation(
        heldOut ? judgings.get(1).whole() : validation,
        validation,
        judging.subgroups(),
        judging.sites(),
        compared,
        weighted
            ? Optional.of(products(coefficients.length(), groups, queries.size() - 1))
            : Optional.empty());
  }

  private static void refine(Rounds rounds, List<Judging> judgings, AggregateVector groups) {
    List<Query> queries = new ArrayList<>();
    for (Judging judging : judgings) {
      queries.add(judging.second(Answer.part(groups, queries.size())));
    }
    AggregateVector sums = rounds.ask(new Bundle(queries));
    for (int j = 0; j < judgings.size(); j++) {
      judgings.get(j).take(Answer.part(sums, j));
    }
  }

  private static SymmetricMatrix products(int parameters, AggregateVector sum, int part) {
    return SymmetricMatrix.ofPacked(parameters, Answer.part(sum, part).values("products"));
  }

  /** The records that a model is judged on. */
  static Partition judged(StudyManifest study) {
    return study.split().holdoutPercent() > 0 ? Partition.HOLDOUT : Partition.TRAIN;
  }

  private static String describe(Performance validation, boolean heldOut) {
    if (validation.records() == 0) {
      return "no site holds enough records with and without the outcome to judge the model";
    }
    return String.format(
        Locale.ROOT,
        "%d %s records, AUC %.4f ± %.4f",
        validation.records(),
        heldOut ? "held-out" : "training",
        validation.auc(),
        validation.aucBound());
  }
}
