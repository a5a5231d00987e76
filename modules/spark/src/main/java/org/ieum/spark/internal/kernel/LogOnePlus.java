package org.ieum.spark.internal.kernel;

/**
 * ln(1 + e) for 0 ≤ e ≤ 1 within two units in the last place, from exact operations and fused
 * multiply-add alone, so the same bits everywhere; several times as fast as {@link
 * StrictMath#log1p}. With s = e / (2 + e) ≤ 1/3 it is 2 artanh s = 2 (s + s³/3 + s⁵/5 + …), here to
 * s³³ (Abramowitz and Stegun, 4.1.27).
 */
public final class LogOnePlus {
  private LogOnePlus() {}

  public static double of(double e) {
    double s = e / (2 + e);
    double z = s * s;
    double p = 1 / 33.0;
    p = Math.fma(p, z, 1 / 31.0);
    p = Math.fma(p, z, 1 / 29.0);
    p = Math.fma(p, z, 1 / 27.0);
    p = Math.fma(p, z, 1 / 25.0);
    p = Math.fma(p, z, 1 / 23.0);
    p = Math.fma(p, z, 1 / 21.0);
    p = Math.fma(p, z, 1 / 19.0);
    p = Math.fma(p, z, 1 / 17.0);
    p = Math.fma(p, z, 1 / 15.0);
    p = Math.fma(p, z, 1 / 13.0);
    p = Math.fma(p, z, 1 / 11.0);
    p = Math.fma(p, z, 1 / 9.0);
    p = Math.fma(p, z, 1 / 7.0);
    p = Math.fma(p, z, 1 / 5.0);
    p = Math.fma(p, z, 1 / 3.0);
    double twice = 2 * s;
    return Math.fma(twice * z, p, twice);
  }
}
