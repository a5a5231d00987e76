package org.ieum.spark.internal.kernel;

/**
 * e^x for −708 ≤ x ≤ 0 within one unit in the last place, from exact operations and fused
 * multiply-add alone, so the same bits everywhere; several times as fast as {@link StrictMath#exp}.
 * x = k·ln 2 + r with whole k and |r| ≤ ln 2 / 2 (Muller, Elementary Functions, chapter 11), and
 * Taylor's polynomial of degree 13 in r.
 */
public final class Exponential {
  /** Where the result is still a normal number; smaller arguments count as this one. */
  private static final double LEAST = -708;

  private static final double LOG2_E = 0x1.71547652b82fep0;
  private static final double LN_2 = 0x1.62e42fefa39efp-1;

  /** ln 2 less {@link #LN_2}. */
  private static final double LN_2_REST = 0x1.abc9e3b39803fp-56;

  /** Adding it rounds to a whole number, which the sum's last bits then hold. */
  private static final double ROUNDER = 0x1.8p52;

  private static final int FRACTION_BITS = 52;

  private Exponential() {}

  public static double of(double argument) {
    double x = Math.max(argument, LEAST);
    double n = Math.fma(x, LOG2_E, ROUNDER);
    double k = n - ROUNDER;
    double r = Math.fma(k, -LN_2_REST, Math.fma(k, -LN_2, x));
    double p = 1 / 6227020800.0;
    p = Math.fma(p, r, 1 / 479001600.0);
    p = Math.fma(p, r, 1 / 39916800.0);
    p = Math.fma(p, r, 1 / 3628800.0);
    p = Math.fma(p, r, 1 / 362880.0);
    p = Math.fma(p, r, 1 / 40320.0);
    p = Math.fma(p, r, 1 / 5040.0);
    p = Math.fma(p, r, 1 / 720.0);
    p = Math.fma(p, r, 1 / 120.0);
    p = Math.fma(p, r, 1 / 24.0);
    p = Math.fma(p, r, 1 / 6.0);
    p = Math.fma(p, r, 1 / 2.0);
    p = Math.fma(p, r, 1);
    p = Math.fma(p, r, 1);
    long power = Double.doubleToRawLongBits(n) << FRACTION_BITS;
    return Double.longBitsToDouble(Double.doubleToRawLongBits(p) + power);
  }
}
