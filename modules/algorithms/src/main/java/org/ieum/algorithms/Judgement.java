package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ieum.federation.model.Appraisal;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.ThresholdPerformance;
import org.ieum.federation.study.EvaluationSpec;

/** Everything that a cell of a score histogram says about a model. */
final class Judgement {
  private final EvaluationSpec spec;
  private final ScoreCell cell;
  private final ScoreBins bins;
  private final double weight;
  private final double eventWeight;

  private Judgement(EvaluationSpec spec, ScoreCell cell) {
    this.spec = spec;
    this.cell = cell;
    this.bins = cell.bins();
    this.weight = bins.total();
    this.eventWeight = bins.positiveTotal();
  }

  static Performance of(EvaluationSpec spec, ScoreCell cell) {
    return new Judgement(spec, cell).performance();
  }

  private Performance performance() {
    Discrimination discrimination = new Discrimination(bins);
    CalibrationLine line = CalibrationLine.fit(bins);
    double brier = cell.squaredError() / weight;
    return new Performance(
        cell.records(),
        cell.events(),
        discrimination.auc(),
        discrimination.aucBound(),
        discrimination.averagePrecision(),
        brier,
        -cell.logLikelihood() / weight,
        line.slope().value(),
        line.intercept().value(),
        discrimination.roc(),
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
        cell.expected(),
        discrimination.aucEstimate(),
        1 - brier / (rate * (1 - rate)),
        observedExpected(rate),
        line.slope(),
        line.intercept(),
        CalibrationLine.inTheLarge(bins),
        line.bound(),
        distances[0],
        distances[1],
        distances[2],
        curve.map(CalibrationCurve::points).orElse(List.of()),
        new DecisionRules(bins).curve(),
        thresholds(),
        new RiskGroups(bins).bands());
  }

  /**
   * O/E; Var(log O) = Σ w²(y − ō)² / O², which is (1 − ō)/O without weights (Debray et al. 2017).
   */
  private Estimate observedExpected(double rate) {
    if (!(eventWeight > 0)) {
      return Estimate.none();
    }
    double variance =
        bins.positiveSquareTotal() * (1 - rate) * (1 - rate)
            + bins.negativeSquareTotal() * rate * rate;
    return Intervals.onLogScale(eventWeight / cell.expected(), Math.sqrt(variance) / eventWeight);
  }

  private List<ThresholdPerformance> thresholds() {
    List<ThresholdPerformance> out = new ArrayList<>();
    DecisionRules rules = new DecisionRules(bins);
    for (int t = 0; t < spec.thresholds().size() && cell.records() > 0; t++) {
      out.add(
          rules.at(
              spec.thresholds().get(t), cell.flaggedPositives()[t], cell.flaggedNegatives()[t]));
    }
    return out;
  }
}
