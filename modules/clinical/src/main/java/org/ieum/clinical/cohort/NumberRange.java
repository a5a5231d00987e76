package org.ieum.clinical.cohort;

/** A closed interval of numbers; infinite ends are open. */
public record NumberRange(double low, double high, boolean negated) {
  public static final NumberRange ANY =
      new NumberRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);

  public NumberRange {
    if (!(low <= high)) {
      throw new IllegalArgumentException("range: expected low ≤ high");
    }
  }

  public static NumberRange between(double low, double high) {
    return new NumberRange(low, high, false);
  }

  /** Whether it lets every number pass, absent ones too. */
  public boolean isAny() {
    return equals(ANY);
  }
}
