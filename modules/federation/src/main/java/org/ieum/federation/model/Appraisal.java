package org.ieum.federation.model;

import java.util.List;
import java.util.Objects;

/**
 * Everything about a model's performance beside the headline of {@link Performance}. Where records
 * carry weights, every figure is weighted, and standard errors are robust ones.
 *
 * @param weight Σ w of the records; their number where none carries a weight
 * @param eventWeight Σ w of those with the outcome
 * @param expected Σ w·π, the events that the model predicts
 * @param auc value as in {@link Performance}, standard error after DeLong et al. (1988), interval
 *     on the logit scale
 * @param scaledBrier 1 − Brier / (ō(1 − ō)), ō the observed rate
 * @param observedExpected O/E; its standard error is that of log(O/E)
 * @param calibrationSlope slope of the outcome on the logit
 * @param calibrationIntercept intercept of the outcome on the logit, slope free
 * @param calibrationInTheLarge intercept of the outcome with the logit as offset
 * @param calibrationBound how far grouping and rounding can have moved slope and intercept, to
 *     first order; an infinity where nothing can be said
 * @param ici integrated calibration index (Austin and Steyerberg 2019): mean |smoothed observed −
 *     predicted| over records
 * @param e50 median of that difference
 * @param e90 its 90th percentile
 * @param calibrationCurve smoothed observed against predicted risk: logistic regression on a
 *     restricted cubic spline of the logit
 * @param decisionCurve net benefit at thresholds along the risks, from grouped scores
 * @param thresholds figures at the study's declared thresholds, in its order
 * @param risks how risks are spread among records with and without the outcome, from grouped scores
 * @param withheld what sites with too few records kept to themselves: no figure knows of it
 */
public record Appraisal(
    double weight,
    double eventWeight,
    double expected,
    Estimate auc,
    double scaledBrier,
    Estimate observedExpected,
    Estimate calibrationSlope,
    Estimate calibrationIntercept,
    Estimate calibrationInTheLarge,
    double calibrationBound,
    double ici,
    double e50,
    double e90,
    List<CurvePoint> calibrationCurve,
    List<DecisionPoint> decisionCurve,
    List<ThresholdPerformance> thresholds,
    List<RiskBand> risks,
    Withheld withheld) {
  public Appraisal {
    calibrationCurve = List.copyOf(calibrationCurve);
    decisionCurve = List.copyOf(decisionCurve);
    thresholds = List.copyOf(thresholds);
    risks = List.copyOf(risks);
    // Documents of earlier releases do not have it.
    withheld = Objects.requireNonNullElse(withheld, Withheld.none());
  }

  /** Of a performance of which only the headline is known. */
  public static Appraisal none() {
    double unknown = Double.NaN;
    Estimate none = Estimate.none();
    return new Appraisal(
        unknown,
        unknown,
        unknown,
        none,
        unknown,
        none,
        none,
        none,
        none,
        unknown,
        unknown,
        unknown,
        unknown,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Withheld.none());
  }

  /**
   * A point of the smoothed calibration curve.
   *
   * @param low lower end of the pointwise 95 % interval of {@code observed}
   * @param high its upper end
   */
  public record CurvePoint(double predicted, double observed, double low, double high) {}

  /**
   * Net benefit at a threshold t (Vickers and Elkin 2006): TP/n − FP/n · t/(1 − t).
   *
   * @param treatAll net benefit of treating everyone; that of treating nobody is 0
   */
  public record DecisionPoint(double threshold, double netBenefit, double treatAll) {}

  /**
   * Records of neighbouring risk; bands are joined until each holds ten events.
   *
   * @param low least risk of the band
   * @param high greatest risk of the band
   * @param withOutcome Σ w of its records with the outcome
   * @param without Σ w of the others
   */
  public record RiskBand(double low, double high, double withOutcome, double without) {}
}
