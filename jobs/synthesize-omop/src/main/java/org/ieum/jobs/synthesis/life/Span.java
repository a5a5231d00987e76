package org.ieum.jobs.synthesis.life;

import java.time.LocalDate;

/** Dates that all hospitals share, as days since 1970-01-01. */
public final class Span {
  /** First day on which someone's observation begins. */
  static final int FIRST_ENTRY = day(2009, 1, 1);

  static final int LAST_ENTRY = day(2017, 6, 30);

  /** Index visits lie from here … */
  static final int WINDOW_START = day(2012, 1, 1);

  /** … to here. */
  static final int WINDOW_END = day(2018, 12, 31);

  /** The last day of every database. */
  public static final int CUT = day(2025, 6, 30);

  static final double YEAR = 365.25;

  private Span() {}

  private static int day(int year, int month, int day) {
    return (int) LocalDate.of(year, month, day).toEpochDay();
  }

  public static int year(int day) {
    return LocalDate.ofEpochDay(day).getYear();
  }

  /** Calendar year with the day as fraction of 365.25. */
  static double decimalYear(int day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    return date.getYear() + (date.getDayOfYear() - 1) / YEAR;
  }
}
