package org.ieum.jobs.synthesis.risk;

/** Between log odds and probabilities. */
public final class Odds {
  private Odds() {}

  public static double probability(double logit) {
    return 1 / (1 + StrictMath.exp(-logit));
  }

  /** The probability whose odds are those of {@code share} times e^{@code shift}. */
  public static double shifted(double share, double shift) {
    double odds = share / (1 - share) * StrictMath.exp(shift);
    return odds / (1 + odds);
  }
}
