package org.ieum.federation.query;

/**
 * A continuous outcome of constant variance with the identity as link. The log-likelihood is −½(y −
 * η)², that of variance 1 but for a constant; the dispersion is estimated from it.
 */
public record GaussianFamily() implements GlmFamily {
  @Override
  public double mean(double eta) {
    return eta;
  }

  @Override
  public double residual(double y, double eta) {
    return y - eta;
  }

  @Override
  public double weight(double eta) {
    return 1;
  }

  @Override
  public double logLikelihood(double y, double eta) {
    return -(y - eta) * (y - eta) / 2;
  }

  /** (y − η)². */
  @Override
  public double deviance(double y, double eta) {
    return (y - eta) * (y - eta);
  }

  /** |y| ≤ 1 on the scale of the fit. */
  @Override
  public double mostResidual(double reach) {
    return 1 + reach;
  }

  @Override
  public double mostWeight() {
    return 1;
  }

  @Override
  public double mostLogLikelihood(double reach) {
    return (1 + reach) * (1 + reach) / 2;
  }

  @Override
  public double mostDeviance(double reach) {
    return (1 + reach) * (1 + reach);
  }

  @Override
  public String gradientWords() {
    return "outcome less prediction, times the standardised value";
  }

  @Override
  public String informationWords() {
    return "products of both standardised values";
  }
}
