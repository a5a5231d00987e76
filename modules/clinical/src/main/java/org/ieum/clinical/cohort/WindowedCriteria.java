package org.ieum.clinical.cohort;

import java.util.Optional;

/**
 * How often events must occur in a window around another event of the same person.
 *
 * @param startWindow where the event's start must lie
 * @param endWindow where the event's end must lie as well
 * @param occurrence how often
 * @param restrictVisit only events of the other event's visit
 * @param ignoreObservationPeriod events outside the other event's observation period count too
 */
public record WindowedCriteria(
    EventCriteria event,
    EventWindow startWindow,
    Optional<EventWindow> endWindow,
    Occurrence occurrence,
    boolean restrictVisit,
    boolean ignoreObservationPeriod) {
  /** Any number of events, once or more, in a window of days from the other event's start. */
  public static WindowedCriteria atLeastOnce(EventCriteria event, EventWindow window) {
    return new WindowedCriteria(
        event, window, Optional.empty(), Occurrence.atLeast(1), false, false);
  }

  public static WindowedCriteria never(EventCriteria event, EventWindow window) {
    return new WindowedCriteria(
        event, window, Optional.empty(), Occurrence.exactly(0), false, false);
  }
}
