package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ieum.federation.model.BaselineHazard;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.model.HorizonPerformance;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.Ranking;
import org.ieum.federation.plan.Repeats;
import org.ieum.federation.query.Bundle;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.query.Partition;
import org.ieum.federation.query.Query;
import org.ieum.federation.query.RankedPairs;
import org.ieum.federation.query.ScoreSections;
import org.ieum.federation.query.ScoredModel;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;

/** By how well linear predictors rank times to an event within sites. */
final class RankEvaluation extends CellEvaluation {
  /** Most further steps of a calibration slope. */
  private static final int MOST_STEPS = 8;

  private final Standardisation standard;
  private final List<BaselineHazard> baseline;

  /** By the part of the answer that they are about. */
  private final SortedMap<Integer, SlopeFit> slopes = new TreeMap<>();

  RankEvaluation(StudyManifest study, Standardisation standard, List<BaselineHazard> baseline) {
    super(study);
    this.standard = standard;
    this.baseline = baseline;
  }

  @Override
  RankedPairs query(Coefficients fitted, Partition partition, boolean sections) {
    return new RankedPairs(
        new ScoredModel.Own(standard.scaling(), fitted),
        Baseline.forQueries(baseline),
        partition,
        sections);
  }

  @Override
  RankedPairs published(int model, Partition partition) {
    Coefficients imputation =
        new Coefficients(standard.means().stream().mapToDouble(m -> m).toArray());
    return new RankedPairs(
        new ScoredModel.Published(model, imputation), new Coefficients(), partition, true);
  }

  /** The calibration slopes of the study's own model. */
  @Override
  void refine(Rounds rounds, AggregateVector sum, Coefficients fitted) {
    ScoredModel model = new ScoredModel.Own(standard.scaling(), fitted);
    boolean heldOut = Evaluation.judged(study) == Partition.HOLDOUT;
    slopes.put(0, new SlopeFit(study, model, Evaluation.judged(study), true));
    if (heldOut) {
      slopes.put(1, new SlopeFit(study, model, Partition.TRAIN, false));
    }
    take(sum);
    int most = Math.min(MOST_STEPS, study.model().maxRounds());
    for (int step = 0; step < most && !slopes.values().stream().allMatch(SlopeFit::done); step++) {
      Query next = new Bundle(slopes.values().stream().map(SlopeFit::next).toList());
      take(rounds.ask(next, Repeats.MAX_ROUNDS));
    }
  }

  private void take(AggregateVector told) {
    slopes.forEach((part, fit) -> fit.take(Answer.part(told, part)));
  }

  /** Of a cell of the study's own model; none of models whose slopes were not asked for. */
  private Estimate slope(Answer sum, String section, int cell) {
    return slopes.entrySet().stream()
        .filter(fit -> sum.prefix().equals(fit.getKey() + "."))
        .map(fit -> fit.getValue().slope(section, cell))
        .findFirst()
        .orElse(Estimate.none());
  }

  @Override
  List<Performance> cells(Answer sum, String section) {
    double[][] fields = fields(sum, section, RankedPairs.FIELDS);
    boolean judged = sum.has(ScoreSections.name(section, RankedPairs.HORIZON_FIELDS.get(0)));
    double[][] further =
        judged ? fields(sum, section, RankedPairs.HORIZON_FIELDS) : new double[0][];
    List<Performance> cells = new ArrayList<>();
    for (int c = 0; c < fields[0].length; c++) {
      cells.add(
          Performance.of(
              ranking(
                  fields, c, slope(sum, section, c), judged ? horizons(further, c) : List.of())));
    }
    return cells;
  }

  /**
   * With θ = A/B the difference of concordant and discordant pairs over all, C = (1 + θ)/2; a
   * record's influence on θ is (a − θ·b)/B, and the variance their sum of squares (the
   * infinitesimal jackknife; Therneau and Atkinson, {@code concordance} of R's survival).
   */
  private static Ranking ranking(
      double[][] fields, int cell, Estimate slope, List<HorizonPerformance> horizons) {
    double pairs = fields[2][cell];
    double theta = fields[3][cell] / pairs;
    double squares =
        fields[4][cell] - 2 * theta * fields[5][cell] + theta * theta * fields[6][cell];
    return new Ranking(
        Math.round(fields[0][cell]),
        Math.round(fields[1][cell]),
        Math.rint(pairs),
        concordance((1 + theta) / 2, Math.sqrt(Math.max(0, squares)) / pairs / 2),
        slope,
        horizons);
  }

  private static double[][] fields(Answer sum, String section, List<String> names) {
    return names.stream()
        .map(name -> sum.values(ScoreSections.name(section, name)))
        .toArray(double[][]::new);
  }

  /** Of the horizons that any site tells of; O/E on the logarithm's scale. */
  private List<HorizonPerformance> horizons(double[][] fields, int cell) {
    List<HorizonPerformance> out = new ArrayList<>();
    for (int h = 0; h < baseline.size(); h++) {
      int at = cell * baseline.size() + h;
      double n = fields[0][at];
      double observed = fields[4][at];
      double expected = fields[6][at];
      if (n > 0) {
        out.add(
            new HorizonPerformance(
                baseline.get(h).time(),
                Math.round(n),
                fields[2][at] / fields[1][at],
                fields[3][at] / n,
                observed / n,
                expected / n,
                Intervals.onLogScale(
                    observed / expected, Math.sqrt(Math.max(0, fields[5][at])) / observed)));
      }
    }
    return out;
  }

  private static Estimate concordance(double share, double error) {
    return share > 0 && share < 1
        ? Intervals.onLogitScale(share, error)
        : Intervals.symmetric(share, error);
  }

  @Override
  String words(Performance performance) {
    Ranking ranking = performance.ranks();
    return String.format(
        Locale.ROOT,
        "%d with the event, concordance %.4f",
        ranking.events(),
        ranking.concordance().value());
  }
}
