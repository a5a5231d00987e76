package org.ieum.clinical.population;

/**
 * PatientLevelPrediction's population steps, in its order: time-at-risk → first exposure → washout
 * → prior outcome → minimum time-at-risk.
 *
 * @param firstExposureOnly only a person's first time in the target cohort
 * @param washoutDays days of observation before the cohort start
 * @param removePriorOutcome without persons that had the outcome before the time-at-risk starts
 * @param priorOutcomeLookbackDays how far back that looks from the cohort start
 * @param minimumTimeAtRiskDays observed days of time-at-risk, outcomes exempt; 0 for no such rule
 */
public record PopulationSettings(
    TimeAtRisk timeAtRisk,
    boolean firstExposureOnly,
    int washoutDays,
    boolean removePriorOutcome,
    int priorOutcomeLookbackDays,
    int minimumTimeAtRiskDays,
    Censoring censoring) {
  public PopulationSettings {
    if (washoutDays < 0 || priorOutcomeLookbackDays < 0 || minimumTimeAtRiskDays < 0) {
      throw new IllegalArgumentException("population: expected days of 0 or more");
    }
    if (censoring.policy() == Censoring.Policy.TIME_TO_EVENT
        && (minimumTimeAtRiskDays < 1
            || timeAtRisk.startAtCohortEnd()
            || timeAtRisk.endAtCohortEnd())) {
      throw new IllegalArgumentException(
          "population: expected a time-at-risk from the cohort's start, and a day of it or more,"
              + " where the time to the outcome is predicted");
    }
  }
}
