package org.ieum.privacy;

/**
 * A site's own rules.
 *
 * @param minimumCohort fewest training records, and fewest held-out records where a study holds any
 *     out, with which this site takes part; a study may ask for more, never for less
 * @param parametersPerRecord most parameters a training record; DataSHIELD's {@code nfilter.glm} is
 *     0.33
 * @param residualDegrees fewest training records beyond the number of parameters; SACRO asks for 10
 */
public record DisclosureRules(int minimumCohort, double parametersPerRecord, int residualDegrees) {
  public DisclosureRules {
    if (minimumCohort < 1) {
      throw new IllegalArgumentException(
          "disclosure rules: expected a minimum cohort of 1 or more, found " + minimumCohort);
    }
    if (!(parametersPerRecord > 0 && parametersPerRecord <= 1)) {
      throw new IllegalArgumentException(
          "disclosure rules: expected parameters per record above 0 and up to 1, found "
              + parametersPerRecord);
    }
    if (residualDegrees < 1) {
      throw new IllegalArgumentException(
          "disclosure rules: expected residual degrees of freedom of 1 or more, found "
              + residualDegrees);
    }
  }

  /** A cohort of 20, a third of a parameter a record, 10 residual degrees of freedom. */
  public static DisclosureRules standard() {
    return new DisclosureRules(20, 0.33, 10);
  }

  public DisclosureRules withMinimumCohort(int records) {
    return new DisclosureRules(records, parametersPerRecord, residualDegrees);
  }

  /** Most parameters that this many training records carry; at least 0. */
  long mostParameters(long records) {
    return Math.max(0, Math.min((long) (parametersPerRecord * records), records - residualDegrees));
  }
}
