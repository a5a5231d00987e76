package org.ieum.federation.model;

/**
 * One coefficient on the raw scale of its design column.
 *
 * @param name {@code (Intercept)} or the design column's name
 * @param z estimate / standard error (Wald)
 * @param p two-sided normal p-value
 * @param low lower end of the 95 % Wald interval
 * @param high upper end of the 95 % Wald interval
 */
public record Coefficient(
    String name,
    double estimate,
    double standardError,
    double z,
    double p,
    double low,
    double high) {
  public static final String INTERCEPT = "(Intercept)";

  /** Whether it is an offset's, which is 1 and was not estimated. */
  public boolean held() {
    return estimate == 1 && Double.isNaN(standardError);
  }

  /** Whether it has a standard error; offsets and the constant of hazards have none. */
  public boolean estimated() {
    return Double.isFinite(standardError);
  }

  /** Whether it says what a difference in its column goes with: intercept and offset do not. */
  public boolean hasEffect() {
    return !name.equals(INTERCEPT) && !held();
  }
}
