package org.ieum.clinical.cohort;

import java.time.LocalDate;

/** A closed interval of days. */
public record DateRange(LocalDate from, LocalDate to, boolean negated) {
  /** Beyond any date of a record, and printable by every SQL. */
  public static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);

  public static final LocalDate LATEST = LocalDate.of(9999, 12, 31);
  public static final DateRange ANY = new DateRange(EARLIEST, LATEST, false);

  public DateRange {
    if (from.isAfter(to)) {
      throw new IllegalArgumentException("dates: expected from ≤ to, found " + from + ", " + to);
    }
  }

  public static DateRange between(LocalDate from, LocalDate to) {
    return new DateRange(from, to, false);
  }

  public boolean isAny() {
    return equals(ANY);
  }
}
