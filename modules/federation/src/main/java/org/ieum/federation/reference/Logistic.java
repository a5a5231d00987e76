package org.ieum.federation.reference;

import org.ieum.federation.query.BernoulliFamily;

/** The logistic likelihood of one record, stable at any logit. */
public final class Logistic {
  private static final BernoulliFamily FAMILY = new BernoulliFamily();

  private Logistic() {}

  /** 1 / (1 + e^−η). */
  public static double probability(double eta) {
    return FAMILY.mean(eta);
  }

  /** π(1 − π). */
  static double weight(double eta) {
    return FAMILY.weight(eta);
  }

  /** y·η − log(1 + e^η). */
  static double logLikelihood(double eta, boolean event) {
    return FAMILY.logLikelihood(event ? 1 : 0, eta);
  }

  /** y − π. */
  static double residual(double eta, boolean event) {
    return FAMILY.residual(event ? 1 : 0, eta);
  }
}
