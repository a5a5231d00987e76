package org.ieum.spark.omop.cohort;

import java.util.Comparator;

/**
 * A row of a domain as an event.
 *
 * @param id the row's id in its table
 * @param start day
 * @param end day
 * @param visit the row's visit, or {@link #NONE}
 * @param concept the row's standard concept
 */
public record Event(long id, int start, int end, long visit, long concept) {
  /** Stands for an absent visit. */
  public static final long NONE = Long.MIN_VALUE;

  static final Comparator<Event> ORDER =
      Comparator.comparingInt(Event::start).thenComparingLong(Event::id);
}
