package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ieum.federation.model.Accuracy;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.SitePerformance;
import org.ieum.federation.model.SubgroupPerformance;
import org.ieum.federation.query.Bundle;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.query.Partition;
import org.ieum.federation.query.PredictionErrors;
import org.ieum.federation.query.Query;
import org.ieum.federation.query.ScoreSections;
import org.ieum.federation.study.GroupRule;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;

/** How a model of an outcome that is not binary does: one round trip. */
final class ErrorEvaluation {
  private final StudyManifest study;
  private final Standardisation standard;

  ErrorEvaluation(StudyManifest study, Standardisation standard) {
    this.study = study;
    this.standard = standard;
  }

  /**
   * The question by which a model is judged on some records.
   *
   * @param sections whether groups and sites are to be judged apart
   */
  PredictionErrors query(Coefficients fitted, Partition partition, boolean sections) {
    return new PredictionErrors(
        standard.scaling(), fitted, standard.meanOutcome(), partition, sections);
  }

  /** Judges a model. */
  Evaluation run(Rounds rounds, Coefficients fitted) {
    Partition judged = Evaluation.judged(study);
    List<Query> queries = new ArrayList<>();
    queries.add(query(fitted, judged, true));
    boolean heldOut = judged == Partition.HOLDOUT;
    if (heldOut) {
      queries.add(query(fitted, Partition.TRAIN, false));
    }
    AggregateVector sum = rounds.ask(new Bundle(queries));
    Answer judging = Answer.part(sum, 0);
    Performance validation = whole(judging);
    Performance development = heldOut ? whole(Answer.part(sum, 1)) : validation;
    Accuracy accuracy = validation.nearness();
    rounds.report(
        "evaluate",
        Double.NaN,
        String.format(
            Locale.ROOT,
            "%d %s records, R² %.4f, RMSE %.4g",
            accuracy.records(),
            heldOut ? "held-out" : "training",
            accuracy.r2(),
            accuracy.rmse()));
    return new Evaluation(
        development, validation, subgroups(judging), sites(judging), List.of(), Optional.empty());
  }

  /** Of all records that an answer is about. */
  Performance whole(Answer sum) {
    return cells(sum, ScoreSections.ALL, List.of("")).get(0).performance();
  }

  private List<ErrorCell> cells(Answer sum, String section, List<String> labels) {
    return ErrorCell.read(study.outcome(), standard.meanOutcome(), sum, section, labels);
  }

  private List<SitePerformance> sites(Answer sum) {
    if (!study.evaluation().bySite()) {
      return List.of();
    }
    return cells(sum, ScoreSections.SITES, study.sites()).stream()
        .filter(cell -> cell.records() > 0)
        .map(cell -> new SitePerformance(cell.label(), cell.performance()))
        .toList();
  }

  private List<SubgroupPerformance> subgroups(Answer sum) {
    List<GroupRule> rules = GroupRule.of(study);
    List<String> labels = new ArrayList<>();
    rules.forEach(r -> labels.addAll(r.subgroup().groups(study.dictionary())));
    List<SubgroupPerformance> out = new ArrayList<>();
    if (labels.isEmpty()) {
      return out;
    }
    List<ErrorCell> cells = cells(sum, ScoreSections.GROUPS, labels);
    for (GroupRule rule : rules) {
      for (ErrorCell cell : cells.subList(rule.first(), rule.first() + rule.groups())) {
        if (cell.records() > 0) {
          out.add(
              new SubgroupPerformance(rule.subgroup().name(), cell.label(), cell.performance()));
        }
      }
    }
    return out;
  }
}
