package org.ieum.clinical.population;

/**
 * What becomes of persons whose follow-up ends, without the outcome, before the time-at-risk does.
 *
 * @param policy see {@link Policy}
 * @param maximumWeight for IPCW: greater weights are set to it; a public bound
 */
public record Censoring(Policy policy, double maximumWeight) {
  /** How incomplete follow-up is treated. */
  public enum Policy {
    /**
     * Inverse probability of censoring weights: Kaplan–Meier of the censoring time in the site's
     * own population; persons with the outcome at t weigh 1/G(t−), those without it at the horizon
     * 1/G(horizon−), those lost before it 0 (Vock et al. 2016). Death before the outcome is the end
     * of the risk, not censoring: such persons are known not to have the outcome.
     */
    IPCW,
    /** They are left out (PatientLevelPrediction's requireTimeAtRisk with outcomes kept). */
    EXCLUDE,
    /** They count as without the outcome. */
    INCLUDE,
    /**
     * The time to the outcome is what is predicted: they are observed until their follow-up ends,
     * as are those who die (hazards are those of the living, cause-specific).
     */
    TIME_TO_EVENT
  }

  public Censoring {
    if (!(maximumWeight >= 1) || maximumWeight > 1000) {
      throw new IllegalArgumentException("censoring: expected a maximum weight of 1 to 1000");
    }
  }
}
