package org.ieum.algorithms;

import org.ieum.federation.model.Estimate;

/** 95 % intervals. */
final class Intervals {
  /** The 97.5 % quantile of the standard normal distribution. */
  static final double QUANTILE = 1.959963984540054;

  private Intervals() {}

  /** value ± quantile · standard error. */
  static Estimate symmetric(double value, double error) {
    return new Estimate(value, error, value - QUANTILE * error, value + QUANTILE * error);
  }

  /** Of a share; symmetric on the logit scale, by the delta method. */
  static Estimate onLogitScale(double share, double error) {
    double reach = QUANTILE * error / (share * (1 - share));
    double odds = share / (1 - share);
    double low = odds * StrictMath.exp(-reach);
    double high = odds * StrictMath.exp(reach);
    return new Estimate(share, error, low / (1 + low), high / (1 + high));
  }

  /** Of a positive number; {@code error} is that of its logarithm. */
  static Estimate onLogScale(double value, double error) {
    return new Estimate(
        value,
        error,
        value * StrictMath.exp(-QUANTILE * error),
        value * StrictMath.exp(QUANTILE * error));
  }

  /**
   * Of a share of {@code n} records (Wilson 1927).
   *
   * @param n may be an effective number
   */
  static Estimate wilson(double share, double n) {
    if (!(n > 0) || Double.isNaN(share)) {
      return Estimate.none();
    }
    double z2 = QUANTILE * QUANTILE / n;
    double centre = (share + z2 / 2) / (1 + z2);
    double reach = QUANTILE / (1 + z2) * Math.sqrt((share * (1 - share) + z2 / 4) / n);
    double error = Math.sqrt(share * (1 - share) / n);
    return new Estimate(share, error, Math.max(0, centre - reach), Math.min(1, centre + reach));
  }
}
