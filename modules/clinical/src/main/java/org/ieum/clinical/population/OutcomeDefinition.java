package org.ieum.clinical.population;

import java.util.List;
import org.ieum.clinical.cohort.CohortDefinition;
import org.ieum.clinical.cohort.WindowedCriteria;

/**
 * The outcome: the starts of a cohort's eras. Where {@code confirmations} are given, a start counts
 * only if any of them holds about it; confirmation may fall after the time-at-risk and never moves
 * the date.
 */
public record OutcomeDefinition(CohortDefinition cohort, List<WindowedCriteria> confirmations) {
  public OutcomeDefinition {
    confirmations = List.copyOf(confirmations);
  }
}
