package org.ieum.algorithms;

/**
 * The complementary error function by W. J. Cody's rational Chebyshev approximations ("Rational
 * Chebyshev approximations for the error function", Math. Comp. 23, 1969; coefficients as in
 * SPECFUN's CALERF), relative error near 1e-16.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // The digits as published.
final class Normal {
  private static final double[] A = {
    3.16112374387056560e00,
    1.13864154151050156e02,
    3.77485237685302021e02,
    3.20937758913846947e03,
    1.85777706184603153e-1
  };
  private static final double[] B = {
    2.36012909523441209e01, 2.44024637934444173e02, 1.28261652607737228e03, 2.84423683343917062e03
  };
  private static final double[] C = {
    5.64188496988670089e-1,
    8.88314979438837594e0,
    6.61191906371416295e01,
    2.98635138197400131e02,
    8.81952221241769090e02,
    1.71204761263407058e03,
    2.05107837782607147e03,
    1.23033935479799725e03,
    2.15311535474403846e-8
  };
  private static final double[] D = {
    1.57449261107098347e01,
    1.17693950891312499e02,
    5.37181101862009858e02,
    1.62138957456669019e03,
    3.29079923573345963e03,
    4.36261909014324716e03,
    3.43936767414372164e03,
    1.23033935480374942e03
  };
  private static final double[] P = {
    3.05326634961232344e-1,
    3.60344899949804439e-1,
    1.25781726111229246e-1,
    1.60837851487422766e-2,
    6.58749161529837803e-4,
    1.63153871373020978e-2
  };
  private static final double[] Q = {
    2.56852019228982242e00,
    1.87295284992346047e00,
    5.27905102951428412e-1,
    6.05183413124413191e-2,
    2.33520497626869185e-3
  };
  private static final double INVERSE_ROOT_PI = 5.6418958354775628695e-1;

  private Normal() {}

  /** 2/√π ∫ from x to ∞ of e^(−t²) dt, for x of 0 or more; NaN for NaN. */
  static double complementaryError(double x) {
    if (x <= 0.46875) {
      double square = x * x;
      return 1 - x * ratio(A, B, square);
    }
    if (x <= 4) {
      return ratio(C, D, x) * exponential(x);
    }
    double inverse = 1 / (x * x);
    return (INVERSE_ROOT_PI - inverse * ratio(P, Q, inverse)) / x * exponential(x);
  }

  /** Numerator's leading coefficient last, denominator monic, as CALERF lays them out. */
  private static double ratio(double[] numerator, double[] denominator, double x) {
    int n = denominator.length;
    double top = numerator[n] * x;
    double bottom = x;
    for (int i = 0; i < n - 1; i++) {
      top = (top + numerator[i]) * x;
      bottom = (bottom + denominator[i]) * x;
    }
    return (top + numerator[n - 1]) / (bottom + denominator[n - 1]);
  }

  /** e^(−x²), with x split so that the square of its greater part is exact. */
  private static double exponential(double x) {
    double head = Math.floor(x * 16) / 16;
    double tail = (x - head) * (x + head);
    return StrictMath.exp(-head * head) * StrictMath.exp(-tail);
  }
}
