package org.ieum.algorithms;

/**
 * When a step of a fit is the last: over a step d the weight of a record, π(1 − π) of a risk and μ
 * of a count, changes by a factor within exp(±max|zᵀd|), so the information changes by a factor
 * within exp(±max|zᵀd|), and standard errors by half of that. That of a continuous outcome does not
 * change, so its second step is rounding.
 *
 * @param weight information on the intercept of a model without covariates
 */
record StoppingRule(FitColumns columns, double weight) {
  /** Largest reach of a step that needs no other round trip; bounds the error of SE by half. */
  private static final double NEGLIGIBLE_REACH = 1e-7;

  /** The same for the root mean square over records, where limits are far beyond the data. */
  private static final double NEGLIGIBLE_RMS = 1e-10;

  /** Decrement a unit of weight below which a step that no longer shrinks is rounding. */
  private static final double ROUNDING = 1e-15;

  /** Whether a step with its decrement needs no other likelihood after it. */
  boolean negligible(double[] step, double decrement, double previous) {
    return 2 * columns.reach(step) <= NEGLIGIBLE_REACH
        || Math.sqrt(2 * Math.abs(decrement) / weight) <= NEGLIGIBLE_RMS
        || (decrement <= ROUNDING * weight && decrement > previous / 4);
  }
}
