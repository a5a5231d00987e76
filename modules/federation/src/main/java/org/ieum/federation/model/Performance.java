package org.ieum.federation.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a model does on some records; weighted, but for the counts, where records carry weights. Of
 * an outcome that is not binary, {@code records}, {@code events} and {@code accuracy} or {@code
 * ranking} alone are known.
 *
 * @param auc from placements, near the exact one: {@code docs/numbers.md}
 * @param aucBound the exact AUC of the records lies within auc ± aucBound for certain, whatever the
 *     scores within their groups
 * @param auprc average precision, from grouped scores
 * @param brier mean squared error of the probabilities
 * @param logLoss mean negative log-likelihood
 * @param calibrationSlope slope of the outcome on the logit
 * @param calibrationIntercept intercept of the outcome on the logit, slope free
 * @param roc points of the ROC curve, thinned
 * @param calibration groups of about equal size, by ascending score, joined until each holds ten
 *     events, from grouped scores
 * @param appraisal everything else
 * @param accuracy of a number or a count; null of others
 * @param ranking of the time to an event; null of others
 */
public record Performance(
    long records,
    long events,
    double auc,
    double aucBound,
    double auprc,
    double brier,
    double logLoss,
    double calibrationSlope,
    double calibrationIntercept,
    List<RocPoint> roc,
    List<CalibrationGroup> calibration,
    Appraisal appraisal,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Accuracy accuracy,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Ranking ranking) {
  public Performance {
    roc = List.copyOf(roc);
    calibration = List.copyOf(calibration);
  }

  /** Of a binary outcome. */
  public Performance(
      long records,
      long events,
      double auc,
      double aucBound,
      double auprc,
      double brier,
      double logLoss,
      double calibrationSlope,
      double calibrationIntercept,
      List<RocPoint> roc,
      List<CalibrationGroup> calibration,
      Appraisal appraisal) {
    this(
        records,
        events,
        auc,
        aucBound,
        auprc,
        brier,
        logLoss,
        calibrationSlope,
        calibrationIntercept,
        roc,
        calibration,
        appraisal,
        null,
        null);
  }

  /** Of a number or a count. */
  public static Performance of(Accuracy accuracy) {
    return of(accuracy.records(), 0, accuracy, null);
  }

  /** Of the time to an event. */
  public static Performance of(Ranking ranking) {
    return of(ranking.records(), ranking.events(), null, ranking);
  }

  private static Performance of(
      long records, long events, @Nullable Accuracy accuracy, @Nullable Ranking ranking) {
    double none = Double.NaN;
    return new Performance(
        records,
        events,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        List.of(),
        List.of(),
        Appraisal.none(),
        accuracy,
        ranking);
  }

  /**
   * How well a model ranks times to an event.
   *
   * @throws IllegalStateException for another outcome
   */
  public Ranking ranks() {
    if (ranking == null) {
      throw new IllegalStateException("the outcome is no time to an event");
    }
    return ranking;
  }

  /**
   * How near predictions are to a number or a count.
   *
   * @throws IllegalStateException for another outcome
   */
  public Accuracy nearness() {
    if (accuracy == null) {
      throw new IllegalStateException("the outcome is no number");
    }
    return accuracy;
  }

  /** The headline alone. */
  public Performance(
      long records,
      long events,
      double auc,
      double aucBound,
      double auprc,
      double brier,
      double logLoss,
      double calibrationSlope,
      double calibrationIntercept,
      List<RocPoint> roc,
      List<CalibrationGroup> calibration) {
    this(
        records,
        events,
        auc,
        aucBound,
        auprc,
        brier,
        logLoss,
        calibrationSlope,
        calibrationIntercept,
        roc,
        calibration,
        Appraisal.none());
  }

  /** A point of the ROC curve. */
  public record RocPoint(double falsePositiveRate, double truePositiveRate) {}

  /** Records of neighbouring score: how many, and predicted against observed risk. */
  public record CalibrationGroup(long records, double predicted, double observed) {}
}
