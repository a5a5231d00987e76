package org.ieum.clinical.cohort;

import java.util.List;

/**
 * A cohort, after Circe.
 *
 * <p>Order: entry events (any of {@code entry}, inside an observation period with {@code priorDays}
 * before and {@code postDays} after them; {@code entryLimit}), then {@code qualifying} criteria and
 * {@code qualifyingLimit}, then {@code rules} in order, then {@code limit}, then the exit, cut by
 * {@code censoring} events and {@code censorDates}, then eras that are at most {@code eraPadDays}
 * apart are joined.
 *
 * @param name for people; unique in its study
 */
public record CohortDefinition(
    String name,
    List<EventCriteria> entry,
    int priorDays,
    int postDays,
    EventLimit entryLimit,
    CriteriaGroup qualifying,
    EventLimit qualifyingLimit,
    List<InclusionRule> rules,
    EventLimit limit,
    CohortExit exit,
    List<EventCriteria> censoring,
    DateRange censorDates,
    int eraPadDays) {
  /** From each person's first event of one kind to the end of observation. */
  public static CohortDefinition ofFirst(String name, EventCriteria entry) {
    return new CohortDefinition(
        name,
        List.of(entry),
        0,
        0,
        EventLimit.FIRST,
        CriteriaGroup.all(List.of()),
        EventLimit.FIRST,
        List.of(),
        EventLimit.FIRST,
        new CohortExit.EndOfObservation(),
        List.of(),
        DateRange.ANY,
        0);
  }

  public CohortDefinition {
    entry = List.copyOf(entry);
    rules = List.copyOf(rules);
    censoring = List.copyOf(censoring);
    if (entry.isEmpty()) {
      throw new IllegalArgumentException("cohort " + name + ": expected an entry event");
    }
    if (priorDays < 0 || postDays < 0 || eraPadDays < 0) {
      throw new IllegalArgumentException("cohort " + name + ": expected days of 0 or more");
    }
  }
}
