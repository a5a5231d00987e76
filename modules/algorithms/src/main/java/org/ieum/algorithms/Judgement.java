package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ieum.federation.model.Appraisal;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.ThresholdPerformance;
import org.ieum.federation.study.EvaluationSpec;

/** Everything that a cell's two rounds say about a model. */
final class Judgement {
  private final EvaluationSpec spec;
  private final ScoreCell cell;
  private final RefinedCell refined;
  private final ScoreBins bins;
  private final double weight;
  private final double eventWeight;

  private Judgement(EvaluationSpec spec, ScoreCell cell, RefinedCell refined) {
    this.spec = spec;
    this.cell = cell;
    this.refined = refined;
    this.bins = cell.bins().spread();
    this.weight = cell.bins().total();
    this.eventWeight = cell.bins().positiveTotal();
  }

  static Performance of(EvaluationSpec spec, ScoreCell cell, RefinedCell refined) {
    return new Judgement(spec, cell, refined).performance();
  }

  private Performance performance() {
    Discrimination discrimination = new Discrimination(cell, refined);
    RocCurve roc = new RocCurve(bins);
    CalibrationLine line = CalibrationLine.of(bins, refined, cell.sites());
    double brier = refined.squaredError() / weight;
    return new Performance(
        cell.records(),
        cell.events(),
        discrimination.auc(),
        discrimination.aucBound(),
        roc.averagePrecision(),
        brier,
        -refined.logLikelihood() / weight,
        line.slope().value(),
        line.intercept().value(),
        roc.points(),
        new RiskGroups(bins).calibration(),
        appraisal(discrimination, line, brier));
  }

  private Appraisal appraisal(Discrimination discrimination, CalibrationLine line, double brier) {
    double rate = eventWeight / weight;
    Optional<CalibrationCurve> curve = CalibrationCurve.fit(bins);
    double[] distances =
        curve
            .map(CalibrationCurve::distances)
            .orElse(new double[] {Double.NaN, Double.NaN, Double.NaN});
    return new Appraisal(
        weight,
        eventWeight,
        refined.expected(),
        discrimination.aucEstimate(),
        1 - brier / (rate * (1 - rate)),
        observedExpected(rate),
        line.slope(),
        line.intercept(),
        CalibrationLine.inTheLarge(bins, refined.expected()),
        line.bound(),
        distances[0],
        distances[1],
        distances[2],
        curve.map(CalibrationCurve::points).orElse(List.of()),
        new DecisionRules(cell, bins).curve(),
        thresholds(),
        new RiskGroups(bins).bands(),
        cell.withheld());
  }

  /**
   * O/E; Var(log O) = Σ w²(y − ō)² / O², which is (1 − ō)/O without weights (Debray et al. 2017).
   */
  private Estimate observedExpected(double rate) {
    if (!(eventWeight > 0)) {
      return Estimate.none();
    }
    double variance =
        cell.bins().positiveSquareTotal() * (1 - rate) * (1 - rate)
            + cell.bins().negativeSquareTotal() * rate * rate;
    return Intervals.onLogScale(
        eventWeight / refined.expected(), Math.sqrt(variance) / eventWeight);
  }

  private List<ThresholdPerformance> thresholds() {
    List<ThresholdPerformance> out = new ArrayList<>();
    DecisionRules rules = new DecisionRules(cell, bins);
    for (int t = 0; t < spec.thresholds().size() && cell.records() > 0; t++) {
      out.add(rules.at(spec.thresholds().get(t), refined.flags()[t]));
    }
    return out;
  }
}
