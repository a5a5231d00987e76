package org.ieum.clinical.cohort;

import java.util.Set;

/**
 * A criterion about the person at the event.
 *
 * @param age whole calendar years at the event's start
 * @param gender concept ids; empty for any
 * @param race concept ids; empty for any
 * @param ethnicity concept ids; empty for any
 * @param start of the event's start date
 * @param end of the event's end date
 */
public record Demographics(
    NumberRange age,
    Set<Long> gender,
    Set<Long> race,
    Set<Long> ethnicity,
    DateRange start,
    DateRange end) {
  public Demographics {
    gender = Set.copyOf(gender);
    race = Set.copyOf(race);
    ethnicity = Set.copyOf(ethnicity);
  }
}
