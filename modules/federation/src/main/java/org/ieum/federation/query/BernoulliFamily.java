package org.ieum.federation.query;

/** A binary outcome with the logit as link, stable at any logit. */
public record BernoulliFamily() implements GlmFamily {
  /** 1 / (1 + e^−η). */
  @Override
  public double mean(double eta) {
    double e = StrictMath.exp(-Math.abs(eta));
    return eta >= 0 ? 1 / (1 + e) : e / (1 + e);
  }

  /** Without cancellation where μ is near 1 and y = 1. */
  @Override
  public double residual(double y, double eta) {
    return y > 0 ? mean(-eta) : -mean(eta);
  }

  /** μ(1 − μ). */
  @Override
  public double weight(double eta) {
    double e = StrictMath.exp(-Math.abs(eta));
    return e / ((1 + e) * (1 + e));
  }

  /** y·η − log(1 + e^η). */
  @Override
  public double logLikelihood(double y, double eta) {
    double softplus = Math.max(eta, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(eta)));
    return (y > 0 ? eta : 0) - softplus;
  }

  @Override
  public double deviance(double y, double eta) {
    return -2 * logLikelihood(y, eta);
  }

  @Override
  public double mostResidual(double reach) {
    return 1;
  }

  /** μ(1 − μ) ≤ 1/4. */
  @Override
  public double mostWeight() {
    return 0.25;
  }

  @Override
  public double mostLogLikelihood(double reach) {
    return reach + 1;
  }

  @Override
  public double mostDeviance(double reach) {
    return 2 * (reach + 1);
  }

  @Override
  public String gradientWords() {
    return "outcome less risk, times the standardised value";
  }

  @Override
  public String informationWords() {
    return "risk × (1 − risk), times both standardised values";
  }
}
