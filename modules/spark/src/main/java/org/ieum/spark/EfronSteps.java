package org.ieum.spark;

/**
 * What the events of a site add to its partial likelihood with Efron's ties, a time after the
 * other, but for the weighted pass that they lead to: with S at risk, D of these events and f the
 * part of them that went before, Λ = Σ 1/(S − f·D) and T = Σ f/(S − f·D) of each time, −Σ log(S −
 * f·D), and means at risk (S₁ − f·D₁)/(S − f·D), squared, which are to be taken from the
 * information.
 */
final class EfronSteps {
  private final double leastHazard;
  private final double[] increments;
  private final double[] tied;
  private final double[] squares;
  private double logHazards;

  /**
   * Of no event yet.
   *
   * @param times at how many an event happened
   * @param products numbers of a packed matrix of the parameters
   * @param leastHazard at risk, of which records are still told apart
   */
  EfronSteps(int times, int products, double leastHazard) {
    this.leastHazard = leastHazard;
    this.increments = new double[times];
    this.tied = new double[times];
    this.squares = new double[products];
  }

  /**
   * Takes the events of a time.
   *
   * @param risk hazards at risk, then these times each value
   * @param died the same of these events
   * @return whether the hazards at risk can be told apart
   */
  boolean take(int time, double[] risk, double[] died, int deaths) {
    double once = 0;
    double mixed = 0;
    double twice = 0;
    for (int k = 0; k < deaths; k++) {
      double part = (double) k / deaths;
      double hazard = risk[0] - part * died[0];
      if (!(hazard > leastHazard)) {
        return false;
      }
      logHazards -= StrictMath.log(hazard);
      increments[time] += 1 / hazard;
      tied[time] += part / hazard;
      once += 1 / hazard / hazard;
      mixed += part / hazard / hazard;
      twice += part / hazard * part / hazard;
    }
    int at = 0;
    for (int a = 1; a < risk.length; a++) {
      double own = once * risk[a] - mixed * died[a];
      double other = mixed * risk[a] - twice * died[a];
      for (int b = a; b < risk.length; b++) {
        squares[at++] += own * risk[b] - other * died[b];
      }
    }
    return true;
  }

  /** Λ up to and with each time. */
  double[] cumulative() {
    double[] sums = increments.clone();
    for (int t = 1; t < sums.length; t++) {
      sums[t] += sums[t - 1];
    }
    return sums;
  }

  /** T at each time. */
  double[] tied() {
    return tied;
  }

  /** −Σ log(S − f·D). */
  double logHazards() {
    return logHazards;
  }

  /** Squared means at risk, packed. */
  double[] squares() {
    return squares;
  }
}
