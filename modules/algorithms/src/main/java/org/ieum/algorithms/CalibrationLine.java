package org.ieum.algorithms;

/**
 * The logistic regression of the outcome on the model's logit (Cox 1958), by Newton's method on
 * binned scores with each bin's mean logit; NaN where no finite estimate exists.
 */
record CalibrationLine(double intercept, double slope) {
  private static final CalibrationLine NONE = new CalibrationLine(Double.NaN, Double.NaN);
  private static final int MOST_STEPS = 60;

  static CalibrationLine fit(ScoreBins bins) {
    if (bins.positives() == 0 || bins.negatives() == 0) {
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
      double determinant = at.i00 * at.i11 - at.i01 * at.i01;
      if (!(determinant > 1e-12 * at.i00 * at.i11)) {
        return NONE;
      }
      stepIntercept = (at.i11 * at.g0 - at.i01 * at.g1) / determinant;
      stepSlope = (at.i00 * at.g1 - at.i01 * at.g0) / determinant;
      intercept += stepIntercept;
      slope += stepSlope;
      if (Math.abs(stepIntercept) + Math.abs(stepSlope)
          <= 1e-10 * (1 + Math.abs(intercept) + Math.abs(slope))) {
        return new CalibrationLine(intercept, slope);
      }
    }
    return NONE;
  }

  /** Log-likelihood, gradient and information at one line. */
  private static final class Point {
    private double value;
    private double g0;
    private double g1;
    private double i00;
    private double i01;
    private double i11;

    Point(ScoreBins bins, double intercept, double slope) {
      for (int b = 0; b < bins.count(); b++) {
        if (bins.records(b) > 0) {
          double x = bins.meanLogit(b);
          double eta = intercept + slope * x;
          double e = StrictMath.exp(-Math.abs(eta));
          double probability = eta >= 0 ? 1 / (1 + e) : e / (1 + e);
          double softplus = Math.max(eta, 0) + StrictMath.log1p(e);
          double residual = bins.positives(b) - bins.records(b) * probability;
          double weight = bins.records(b) * e / ((1 + e) * (1 + e));
          value += bins.positives(b) * eta - bins.records(b) * softplus;
          g0 += residual;
          g1 += residual * x;
          i00 += weight;
          i01 += weight * x;
          i11 += weight * x * x;
        }
      }
    }
  }
}
