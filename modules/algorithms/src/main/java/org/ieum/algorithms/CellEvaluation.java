package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ieum.federation.model.BaselineHazard;
import org.ieum.federation.model.ComparatorPerformance;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.SitePerformance;
import org.ieum.federation.model.SubgroupPerformance;
import org.ieum.federation.query.Bundle;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.query.Partition;
import org.ieum.federation.query.Query;
import org.ieum.federation.query.ScoreSections;
import org.ieum.federation.study.ExternalModel;
import org.ieum.federation.study.GroupRule;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;

/** How a model of an outcome that is not binary does, from sums over cells: one round trip. */
abstract class CellEvaluation {
  final StudyManifest study;

  CellEvaluation(StudyManifest study) {
    this.study = study;
  }

  /**
   * That of the study's kind of outcome.
   *
   * @param baseline of the model that is judged, at the study's horizons; none where its risks
   *     there are not judged
   */
  static CellEvaluation of(
      StudyManifest study, Standardisation standard, List<BaselineHazard> baseline) {
    return study.outcome().isTime()
        ? new RankEvaluation(study, standard, baseline)
        : new ErrorEvaluation(study, standard);
  }

  /**
   * The question by which a model is judged on some records.
   *
   * @param sections whether groups and sites are to be judged apart
   */
  abstract Query query(Coefficients fitted, Partition partition, boolean sections);

  /** The cells of a section, in order; one that every site withholds has no records. */
  abstract List<Performance> cells(Answer sum, String section);

  /** The question by which a published model is judged, with groups and sites. */
  Query published(int model, Partition partition) {
    throw new IllegalStateException("published models are of risks");
  }

  /** Asks further about what the first parts of a sum told: the judged, then training records. */
  void refine(Rounds rounds, AggregateVector sum, Coefficients fitted) {}

  /** What a judgement says, in a few words. */
  abstract String words(Performance performance);

  /** Judges a model. */
  final Evaluation run(Rounds rounds, Coefficients fitted) {
    Partition judged = Evaluation.judged(study);
    List<Query> queries = new ArrayList<>();
    queries.add(query(fitted, judged, true));
    boolean heldOut = judged == Partition.HOLDOUT;
    if (heldOut) {
      queries.add(query(fitted, Partition.TRAIN, false));
    }
    int first = queries.size();
    List<ExternalModel> models = study.evaluation().comparators();
    for (int m = 0; m < models.size(); m++) {
      queries.add(published(m, judged));
    }
    AggregateVector sum = rounds.ask(new Bundle(queries));
    refine(rounds, sum, fitted);
    Answer judging = Answer.part(sum, 0);
    Performance validation = whole(judging);
    Performance development = heldOut ? whole(Answer.part(sum, 1)) : validation;
    rounds.report(
        "evaluate",
        Double.NaN,
        validation.records()
            + (heldOut ? " held-out" : " training")
            + " records, "
            + words(validation));
    List<ComparatorPerformance> compared = new ArrayList<>();
    for (int m = 0; m < models.size(); m++) {
      compared.add(comparator(models.get(m), Answer.part(sum, first + m)));
    }
    return new Evaluation(
        development, validation, subgroups(judging), sites(judging), compared, Optional.empty());
  }

  private ComparatorPerformance comparator(ExternalModel model, Answer judged) {
    return new ComparatorPerformance(
        model.name(), model.source(), whole(judged), sites(judged), subgroups(judged));
  }

  /** Of all records that an answer is about. */
  final Performance whole(Answer sum) {
    return cells(sum, ScoreSections.ALL).get(0);
  }

  private List<SitePerformance> sites(Answer sum) {
    List<SitePerformance> out = new ArrayList<>();
    if (study.evaluation().bySite()) {
      List<Performance> cells = cells(sum, ScoreSections.SITES);
      for (int s = 0; s < cells.size(); s++) {
        if (cells.get(s).records() > 0) {
          out.add(new SitePerformance(study.sites().get(s), cells.get(s)));
        }
      }
    }
    return out;
  }

  private List<SubgroupPerformance> subgroups(Answer sum) {
    List<SubgroupPerformance> out = new ArrayList<>();
    List<GroupRule> rules = GroupRule.of(study);
    if (rules.isEmpty()) {
      return out;
    }
    List<Performance> cells = cells(sum, ScoreSections.GROUPS);
    for (GroupRule rule : rules) {
      List<String> labels = rule.subgroup().groups(study.dictionary());
      for (int g = 0; g < labels.size(); g++) {
        Performance cell = cells.get(rule.first() + g);
        if (cell.records() > 0) {
          out.add(new SubgroupPerformance(rule.subgroup().name(), labels.get(g), cell));
        }
      }
    }
    return out;
  }
}
