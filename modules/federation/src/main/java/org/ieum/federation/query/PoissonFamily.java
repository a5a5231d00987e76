package org.ieum.federation.query;

/**
 * A count with the logarithm as link.
 *
 * <p>The mean e^η is continued by its tangent's constant beyond {@link #BEYOND} times the greatest
 * count that the study allows: μ stays there, and the log-likelihood goes on linearly. So every
 * number has a public bound, the likelihood stays concave, and the maximum is that of Poisson
 * regression unless a training record's fitted mean lies so far beyond any count.
 *
 * @param most greatest count
 */
public record PoissonFamily(int most) implements GlmFamily {
  /** Multiple of the greatest count at which means are held. */
  public static final int BEYOND = 16;

  private static final int SMALL = 25;

  private double ceiling() {
    return (double) BEYOND * most;
  }

  private double top() {
    return StrictMath.log(ceiling());
  }

  /** e^η, but no more than the ceiling. */
  @Override
  public double mean(double eta) {
    return eta >= top() ? ceiling() : StrictMath.exp(eta);
  }

  @Override
  public double residual(double y, double eta) {
    return y - mean(eta);
  }

  /** μ; 0 where the mean is held. */
  @Override
  public double weight(double eta) {
    return eta >= top() ? 0 : StrictMath.exp(eta);
  }

  /** y·η − ∫μ, without − log y!, which does not depend on η. */
  @Override
  public double logLikelihood(double y, double eta) {
    return y * eta - mean(eta) - ceiling() * Math.max(0, eta - top());
  }

  /** 2(y·log(y/μ) − (y − μ)). */
  @Override
  public double deviance(double y, double eta) {
    double fitted = y > 0 ? y * (StrictMath.log(y) - StrictMath.log(mean(eta))) : 0;
    return Math.max(0, 2 * (fitted - residual(y, eta)));
  }

  @Override
  public double mostResidual(double reach) {
    return most + ceiling();
  }

  @Override
  public double mostWeight() {
    return ceiling();
  }

  @Override
  public double mostLogLikelihood(double reach) {
    return most * reach + ceiling() * (1 + reach);
  }

  /** log(1/μ) ≤ reach. */
  @Override
  public double mostDeviance(double reach) {
    return 2 * (most * (StrictMath.log(most) + reach) + most + ceiling());
  }

  @Override
  public String gradientWords() {
    return "count less expected count, times the standardised value";
  }

  @Override
  public String informationWords() {
    return "expected count, times both standardised values";
  }

  /**
   * log y! of a whole number: of the product up to {@value #SMALL}, beyond by Stirling's series
   * (Abramowitz and Stegun, 6.1.41), whose first term left out is below 1e-13.
   */
  public static double logFactorial(double y) {
    if (y > SMALL) {
      double inverse = 1 / (y * y);
      double series = (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260))) / y;
      return y * StrictMath.log(y) - y + StrictMath.log(2 * Math.PI * y) / 2 + series;
    }
    double product = 1;
    for (int k = 2; k <= y; k++) {
      product *= k;
    }
    return StrictMath.log(product);
  }
}
