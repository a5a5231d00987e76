package org.ieum.clinical.population;

import java.util.List;
import org.ieum.clinical.cohort.CohortDefinition;
import org.ieum.clinical.cohort.NumberRange;
import org.ieum.clinical.cohort.WindowedCriteria;

/**
 * The outcome: the starts of a cohort's eras. Where {@code confirmations} are given, a start counts
 * only if any of them holds about it; confirmation may fall after the time-at-risk and never moves
 * the date.
 *
 * @param expectedShare share of the population that is expected to have the outcome; a site where
 *     it is another looks at its coding before it takes part
 */
public record OutcomeDefinition(
    CohortDefinition cohort, List<WindowedCriteria> confirmations, NumberRange expectedShare) {
  public OutcomeDefinition {
    confirmations = List.copyOf(confirmations);
  }

  /** Of which any share is expected. */
  public OutcomeDefinition(CohortDefinition cohort, List<WindowedCriteria> confirmations) {
    this(cohort, confirmations, NumberRange.ANY);
  }
}
