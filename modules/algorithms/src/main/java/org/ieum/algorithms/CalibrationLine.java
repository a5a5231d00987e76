package org.ieum.algorithms;

import java.util.Optional;
import org.ieum.federation.model.Estimate;

/**
 * The logistic regression of the outcome on the model's logit (Cox 1958): Newton's method on
 * grouped scores, then one step from there on sums over the records themselves; none where no
 * finite estimate exists.
 *
 * <p>Newton's error after a step of length d is the curvature's relative change along it times d,
 * halved; {@code bound} adds what rounding the sums can do, |I⁻¹| times the error of the gradient.
 *
 * @param bound how far grouping and rounding can have moved intercept or slope, to first order
 */
record CalibrationLine(Estimate intercept, Estimate slope, double bound) {
  /** Half of what a site's sums are multiples of. */
  private static final double ROUNDED = 0x1p-13;

  private static final CalibrationLine NONE =
      new CalibrationLine(Estimate.none(), Estimate.none(), Double.POSITIVE_INFINITY);
  private static final int MOST_STEPS = 60;

  /** Where a line is: α + β·logit. */
  record Line(double intercept, double slope) {
    /** Of a model whose risks are right. */
    static final Line PERFECT = new Line(0, 1);
  }

  /** The line of grouped scores. */
  static Optional<Line> rough(ScoreBins bins) {
    if (!bins.twoSided()) {
      return Optional.empty();
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
      double determinant = at.i00 * at.i11 - at.i01 * at.i01;
      if (!(determinant > 1e-12 * at.i00 * at.i11)) {
        return Optional.empty();
      }
      stepIntercept = (at.i11 * at.g0 - at.i01 * at.g1) / determinant;
      stepSlope = (at.i00 * at.g1 - at.i01 * at.g0) / determinant;
      intercept += stepIntercept;
      slope += stepSlope;
      if (Math.abs(stepIntercept) + Math.abs(stepSlope)
          <= 1e-10 * (1 + Math.abs(intercept) + Math.abs(slope))) {
        return Optional.of(new Line(intercept, slope));
      }
    }
    return Optional.empty();
  }

  /**
   * The line of the records themselves.
   *
   * @param bins their grouped scores
   * @param refined sums at {@link #rough} of these
   * @param sites how many of them may have rounded
   */
  static CalibrationLine of(ScoreBins bins, RefinedCell refined, int sites) {
    return rough(bins).map(line -> step(line, bins, refined, sites)).orElse(NONE);
  }

  private static CalibrationLine step(Line from, ScoreBins bins, RefinedCell refined, int sites) {
    double[] gradient = refined.lineGradient();
    double[] information = refined.lineInformation();
    double determinant = information[0] * information[2] - information[1] * information[1];
    if (!(determinant > 1e-12 * information[0] * information[2])) {
      return NONE;
    }
    double a = information[2] / determinant;
    double b = -information[1] / determinant;
    double c = information[0] / determinant;
    double ofIntercept = a * gradient[0] + b * gradient[1];
    double ofSlope = b * gradient[0] + c * gradient[1];
    double intercept = from.intercept() + ofIntercept;
    double slope = from.slope() + ofSlope;
    double change = Math.abs(ofIntercept) + Math.abs(ofSlope) * bins.farthest();
    double length = Math.max(Math.abs(ofIntercept), Math.abs(ofSlope));
    double rounding = Math.max(Math.abs(a), Math.abs(c)) + Math.abs(b);
    double bound = length * StrictMath.expm1(change) / 2 + rounding * sites * ROUNDED;
    Point middle = new Point(bins, intercept, slope);
    return new CalibrationLine(
        Intervals.symmetric(intercept, Math.sqrt(bins.weighted() ? middle.sandwich(a, b) : a)),
        Intervals.symmetric(slope, Math.sqrt(bins.weighted() ? middle.sandwich(b, c) : c)),
        bound);
  }

  /**
   * The intercept with the slope held at 1 (calibration in the large). What groups are wrong by in
   * the expected events at an intercept of 0 they are taken to be wrong by at any.
   *
   * @param expected the records' own
   */
  static Estimate inTheLarge(ScoreBins bins, double expected) {
    if (!bins.twoSided()) {
      return Estimate.none();
    }
    double wrong = bins.positiveTotal() - new Point(bins, 0, 1).g0 - expected;
    double low = -2 * bins.range();
    double high = 2 * bins.range();
    double intercept = 0;
    Point at = new Point(bins, intercept, 1);
    for (int k = 0; k < MOST_STEPS; k++) {
      double gradient = at.g0 + wrong;
      low = gradient > 0 ? intercept : low;
      high = gradient > 0 ? high : intercept;
      double next = intercept + gradient / at.i00;
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

    Point(ScoreBins bins, double intercept, double slope) {
      this.intercept = intercept;
      this.slope = slope;
      for (int b = 0; b < bins.count(); b++) {
        if (bins.weight(b) > 0) {
          add(bins, b);
        }
      }
    }

    private void add(ScoreBins bins, int b) {
      double x = bins.logit(b);
      double eta = intercept + slope * x;
      double e = StrictMath.exp(-Math.abs(eta));
      double probability = eta >= 0 ? 1 / (1 + e) : e / (1 + e);
      double softplus = Math.max(eta, 0) + StrictMath.log1p(e);
      double curve = e / ((1 + e) * (1 + e));
      double n = bins.weight(b);
      double events = bins.positives()[b];
      value += events * eta - n * softplus;
      g0 += events - n * probability;
      g1 += (events - n * probability) * x;
      i00 += n * curve;
      i01 += n * curve * x;
      i11 += n * curve * x * x;
      double square =
          bins.positiveSquares()[b] * (1 - probability) * (1 - probability)
              + bins.negativeSquares()[b] * probability * probability;
      m00 += square;
      m01 += square * x;
      m11 += square * x * x;
    }

    /** One diagonal entry of I⁻¹ M I⁻¹, given that row of I⁻¹. */
    double sandwich(double first, double second) {
      return first * first * m00 + 2 * first * second * m01 + second * second * m11;
    }
  }
}
