package org.ieum.spark.internal.kernel;

/**
 * e^x for −708 ≤ x ≤ 0 within one unit in the last place, from exact operations and fused
 * multiply-add alone, so that scalar and vector code give the same bits: x = k·ln 2 + r with whole
 * k and |r| ≤ ln 2 / 2, and Taylor's polynomial of degree 13 in r (Muller, Elementary Functions,
 * chapter 11, on reduction with fused multiply-add).
 */
final class Exponential {
  /** Where the result is still a normal number; smaller arguments count as this one. */
  static final double LEAST = -708;

  static final double LOG2_E = 0x1.71547652b82fep0;
  static final double LN_2 = 0x1.62e42fefa39efp-1;

  /** ln 2 − {@link #LN_2}. */
  static final double LN_2_REST = 0x1.abc9e3b39803fp-56;

  /** Adding it rounds to a whole number, which the sum's last bits then hold. */
  static final double ROUNDER = 0x1.8p52;

  /** Bits below the exponent of a double. */
  static final int FRACTION_BITS = 52;

  private static final int DEGREE = 13;
  private static final double[] INVERSE_FACTORIALS = inverseFactorials();

  private Exponential() {}

  /** The polynomial's coefficients from the highest power down, without the last, which is 1. */
  static double coefficient(int k) {
    return INVERSE_FACTORIALS[k];
  }

  /** How many coefficients there are. */
  static int coefficients() {
    return DEGREE;
  }

  static double of(double argument) {
    double x = Math.max(argument, LEAST);
    double n = Math.fma(x, LOG2_E, ROUNDER);
    double k = n - ROUNDER;
    double r = Math.fma(k, -LN_2_REST, Math.fma(k, -LN_2, x));
    double p = INVERSE_FACTORIALS[0];
    for (int i = 1; i < DEGREE; i++) {
      p = Math.fma(p, r, INVERSE_FACTORIALS[i]);
    }
    p = Math.fma(p, r, 1);
    long power = Double.doubleToRawLongBits(n) << FRACTION_BITS;
    return Double.longBitsToDouble(Double.doubleToRawLongBits(p) + power);
  }

  private static double[] inverseFactorials() {
    double[] inverse = new double[DEGREE];
    double factorial = 1;
    for (int k = 1; k <= DEGREE; k++) {
      factorial *= k;
      inverse[DEGREE - k] = 1 / factorial;
    }
    return inverse;
  }
}
