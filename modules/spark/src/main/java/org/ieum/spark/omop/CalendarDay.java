package org.ieum.spark.omop;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import org.apache.spark.sql.Column;

/** Dates as numbers that can be counted with. */
public final class CalendarDay {
  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private CalendarDay() {}

  /** Days since 1970-01-01; null where the date is absent or of no year from 1 to 9999. */
  public static Column of(Column date) {
    return when(possible(date), unix_date(date));
  }

  /** The date; null where it is absent or of no year from 1 to 9999. */
  public static Column date(Column date) {
    return when(possible(date), date);
  }

  /** Whether a date is of a year from 1 to 9999; null where it is absent. */
  public static Column possible(Column date) {
    return date.between(lit(FIRST), lit(LAST));
  }
}
