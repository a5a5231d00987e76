package org.ieum.clinical.population;

/**
 * When an outcome counts, both days included.
 *
 * @param start days from the start anchor
 * @param startAtCohortEnd the start anchor is the cohort's end date instead of its start date
 * @param end days from the end anchor
 * @param endAtCohortEnd the end anchor is the cohort's end date instead of its start date
 */
public record TimeAtRisk(int start, boolean startAtCohortEnd, int end, boolean endAtCohortEnd) {
  public TimeAtRisk {
    if (startAtCohortEnd == endAtCohortEnd && start > end) {
      throw new IllegalArgumentException(
          "time-at-risk: expected start ≤ end, found " + start + ", " + end);
    }
  }

  /** Days from the first to the last, both counted, where both have one anchor. */
  public int days() {
    return end - start + 1;
  }
}
