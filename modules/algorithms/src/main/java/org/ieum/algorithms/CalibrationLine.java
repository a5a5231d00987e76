package org.ieum.algorithms;

import org.ieum.federation.model.Estimate;

/**
 * The logistic regression of the outcome on the model's logit (Cox 1958), by Newton's method on
 * binned scores; none where no finite estimate exists.
 *
 * <p>The outcome's part of the likelihood is exact, since each bin's logits are summed with and
 * without the outcome. In the other part, log(1 + e^η), a bin's mean logit stands for its records.
 * Over a bin of width h the score's error is at most h²/8 · sup |f″| a record, f being σ(α + βx)
 * and x·σ(α + βx); {@code bound} is what that can move α and β by, to first order: |I⁻¹| times the
 * error of the score.
 *
 * @param bound how far binning can have moved intercept or slope
 */
record CalibrationLine(Estimate intercept, Estimate slope, double bound) {
  private static final CalibrationLine NONE =
      new CalibrationLine(Estimate.none(), Estimate.none(), Double.POSITIVE_INFINITY);
  private static final int MOST_STEPS = 60;

  static CalibrationLine fit(ScoreBins bins) {
    if (!bins.twoSided()) {
      return NONE;
    }
    double intercept = 0;
    double slope = 1;
    double lastValue = Double.NEGATIVE_INFINITY;
    double stepIntercept = 0;
    double stepSlope = 0;
    for (int k = 0; k < MOST_STEPS; k++) {
      Point at = new Point(bins, intercept, slope);
      if (at.value < lastValue - 1e-12 * Math.abs(lastValue)) {
        stepIntercept /= 2;
        stepSlope /= 2;
        intercept -= stepIntercept;
        slope -= stepSlope;
        continue;
      }
      lastValue = at.value;
      double determinant = at.determinant();
      if (!(determinant > 1e-12 * at.i00 * at.i11)) {
        return NONE;
      }
      stepIntercept = (at.i11 * at.g0 - at.i01 * at.g1) / determinant;
      stepSlope = (at.i00 * at.g1 - at.i01 * at.g0) / determinant;
      intercept += stepIntercept;
      slope += stepSlope;
      if (Math.abs(stepIntercept) + Math.abs(stepSlope)
          <= 1e-10 * (1 + Math.abs(intercept) + Math.abs(slope))) {
        return new Point(bins, intercept, slope).line(bins.weighted());
      }
    }
    return NONE;
  }

  /** The intercept with the slope held at 1 (calibration in the large). */
  static Estimate inTheLarge(ScoreBins bins) {
    if (!bins.twoSided()) {
      return Estimate.none();
    }
    double low = -2 * bins.range();
    double high = 2 * bins.range();
    double intercept = 0;
    Point at = new Point(bins, intercept, 1);
    for (int k = 0; k < MOST_STEPS; k++) {
      low = at.g0 > 0 ? intercept : low;
      high = at.g0 > 0 ? high : intercept;
      double next = intercept + at.g0 / at.i00;
      next = next > low && next < high ? next : low + (high - low) / 2;
      double step = Math.abs(next - intercept);
      intercept = next;
      at = new Point(bins, intercept, 1);
      if (step <= 1e-12 * (1 + Math.abs(intercept))) {
        break;
      }
    }
    double variance = bins.weighted() ? at.m00 / (at.i00 * at.i00) : 1 / at.i00;
    return Intervals.symmetric(intercept, Math.sqrt(variance));
  }

  /** Log-likelihood, gradient, information and the sandwich's middle at one line. */
  private static final class Point {
    private final double intercept;
    private final double slope;
    private double value;
    private double g0;
    private double g1;
    private double i00;
    private double i01;
    private double i11;
    private double m00;
    private double m01;
    private double m11;
    private double e0;
    private double e1;

    Point(ScoreBins bins, double intercept, double slope) {
      this.intercept = intercept;
      this.slope = slope;
      double width = bins.width();
      double growth = StrictMath.exp(Math.abs(slope) * width);
      for (int b = 0; b < bins.count(); b++) {
        if (bins.weight(b) > 0) {
          add(bins, b, growth, width * width / 8);
        }
      }
    }

    private void add(ScoreBins bins, int b, double growth, double spread) {
      double x = bins.meanLogit(b);
      double eta = intercept + slope * x;
      double e = StrictMath.exp(-Math.abs(eta));
      double probability = eta >= 0 ? 1 / (1 + e) : e / (1 + e);
      double softplus = Math.max(eta, 0) + StrictMath.log1p(e);
      double curve = e / ((1 + e) * (1 + e));
      double n = bins.weight(b);
      double events = bins.positives()[b];
      value += events * intercept + slope * bins.positiveLogits()[b] - n * softplus;
      g0 += events - n * probability;
      g1 += bins.positiveLogits()[b] - n * probability * x;
      i00 += n * curve;
      i01 += n * curve * x;
      i11 += n * curve * x * x;
      double square =
          bins.positiveSquares()[b] * (1 - probability) * (1 - probability)
              + bins.negativeSquares()[b] * probability * probability;
      m00 += square;
      m01 += square * x;
      m11 += square * x * x;
      double most = Math.min(0.25, curve * growth) * spread * n;
      double farthest = Math.abs(x) + bins.width();
      e0 += slope * slope * most;
      e1 += (2 * Math.abs(slope) + farthest * slope * slope) * most;
    }

    double determinant() {
      return i00 * i11 - i01 * i01;
    }

    CalibrationLine line(boolean weighted) {
      double determinant = determinant();
      double a = i11 / determinant;
      double b = -i01 / determinant;
      double c = i00 / determinant;
      double ofIntercept = weighted ? sandwich(a, b) : a;
      double ofSlope = weighted ? sandwich(b, c) : c;
      double bound =
          Math.max(Math.abs(a) * e0 + Math.abs(b) * e1, Math.abs(b) * e0 + Math.abs(c) * e1);
      return new CalibrationLine(
          Intervals.symmetric(intercept, Math.sqrt(ofIntercept)),
          Intervals.symmetric(slope, Math.sqrt(ofSlope)),
          bound);
    }

    /** One diagonal entry of I⁻¹ M I⁻¹, given that row of I⁻¹. */
    private double sandwich(double first, double second) {
      return first * first * m00 + 2 * first * second * m01 + second * second * m11;
    }
  }
}
