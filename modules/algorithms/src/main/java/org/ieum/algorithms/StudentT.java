package org.ieum.algorithms;

/**
 * Quantiles of Student's t of whole degrees of freedom, by bisection of the closed form of its
 * distribution (Abramowitz and Stegun, 26.7.3 and 26.7.4).
 */
final class StudentT {
  private static final int HALVINGS = 200;

  private StudentT() {}

  /** The 97.5 % quantile; NaN for fewer than one degree of freedom. */
  static double upper(int degrees) {
    if (degrees < 1) {
      return Double.NaN;
    }
    double low = 0;
    double high = 100;
    for (int k = 0; k < HALVINGS; k++) {
      double middle = low + (high - low) / 2;
      if (central(middle, degrees) < 0.95) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low + (high - low) / 2;
  }

  /** P(|T| ≤ t). */
  static double central(double t, int degrees) {
    double theta = StrictMath.atan(t / Math.sqrt(degrees));
    double cosine = StrictMath.cos(theta);
    double square = cosine * cosine;
    double sum = 0;
    if (degrees % 2 == 0) {
      double term = 1;
      for (int k = 0; k <= degrees - 2; k += 2) {
        sum += term;
        term *= square * (k + 1) / (k + 2);
      }
      return StrictMath.sin(theta) * sum;
    }
    double term = cosine;
    for (int k = 1; k <= degrees - 2; k += 2) {
      sum += term;
      term *= square * (k + 1) / (k + 2);
    }
    return 2 / Math.PI * (theta + StrictMath.sin(theta) * sum);
  }
}
