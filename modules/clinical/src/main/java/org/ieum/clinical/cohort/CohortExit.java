package org.ieum.clinical.cohort;

/** When a person leaves the cohort; never after the observation period ends. */
public sealed interface CohortExit {
  /** With the observation period. */
  record EndOfObservation() implements CohortExit {}

  /** So many days after the entry event's start or end. */
  record DateOffset(boolean fromEnd, int days) implements CohortExit {}

  /**
   * With the era of persistent exposure to the drugs of a concept set that holds the entry event.
   *
   * @param gapDays most days between exposures of one era
   * @param offset days added to the era's end
   * @param daysSupply stands for each exposure's own length where it is 0 or more; −1 for its own
   */
  record CustomEra(String conceptSet, int gapDays, int offset, int daysSupply)
      implements CohortExit {}
}
