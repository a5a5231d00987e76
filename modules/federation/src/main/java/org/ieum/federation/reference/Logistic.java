package org.ieum.federation.reference;

/** The logistic likelihood of one record, stable at any logit. */
public final class Logistic {
  private Logistic() {}

  /** 1 / (1 + e^−η). */
  public static double probability(double eta) {
    double e = StrictMath.exp(-Math.abs(eta));
    return eta >= 0 ? 1 / (1 + e) : e / (1 + e);
  }

  /** π(1 − π). */
  static double weight(double eta) {
    double e = StrictMath.exp(-Math.abs(eta));
    return e / ((1 + e) * (1 + e));
  }

  /** y·η − log(1 + e^η). */
  static double logLikelihood(double eta, boolean event) {
    double softplus = Math.max(eta, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(eta)));
    return (event ? eta : 0) - softplus;
  }

  /** y − π, without cancellation where π is near 1 and y = 1. */
  static double residual(double eta, boolean event) {
    return event ? probability(-eta) : -probability(eta);
  }
}
