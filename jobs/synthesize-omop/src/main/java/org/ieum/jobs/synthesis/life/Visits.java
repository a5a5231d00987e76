package org.ieum.jobs.synthesis.life;

import java.util.Arrays;

/**
 * A person's visits, the first on the day of entry; at most one a day.
 *
 * @param days ascending
 * @param kinds of the same length
 */
public record Visits(int[] days, Kind[] kinds) {
  /** What kind of visit. */
  public enum Kind {
    OUTPATIENT,
    INPATIENT,
    EMERGENCY
  }

  private static final int GREATEST = 1500;

  /** Who stays is seen within this, so that no one is lost before leaving. */
  private static final int GREATEST_GAP = 640;

  /** Visits until a day; the person may die before the last of them. */
  static Visits draw(Traits traits, Density density, int until, Draws draws) {
    int[] days = new int[16];
    Kind[] kinds = new Kind[16];
    int count = 0;
    double mean = density.visitGap() / traits.frailty();
    int day = traits.entry();
    while (day <= until && count < GREATEST) {
      if (count == days.length) {
        days = Arrays.copyOf(days, 2 * count);
        kinds = Arrays.copyOf(kinds, 2 * count);
      }
      days[count] = day;
      kinds[count] = draws.pick(Kind.values(), 0.85, 0.07, 0.08);
      count++;
      day += 1 + (int) Math.min(GREATEST_GAP, mean * draws.exponential());
    }
    return new Visits(Arrays.copyOf(days, count), Arrays.copyOf(kinds, count));
  }

  /** Those up to a day. */
  Visits until(int day) {
    int count = before(day + 1);
    return new Visits(Arrays.copyOf(days, count), Arrays.copyOf(kinds, count));
  }

  public int count() {
    return days.length;
  }

  /** How many lie before a day. */
  public int before(int day) {
    int at = Arrays.binarySearch(days, day);
    return at < 0 ? -at - 1 : at;
  }

  /** The visit of a day, or −1. */
  public int on(int day) {
    return Math.max(-1, Arrays.binarySearch(days, day));
  }

  /**
   * The first outpatient or inpatient visit inside the window with a year of observation before it
   * and an age in whole calendar years from {@code youngest} to {@code oldest}; −1 for none.
   */
  int index(Traits traits, int youngest, int oldest) {
    for (int i = 0; i < days.length; i++) {
      int day = days[i];
      if (day >= Span.WINDOW_START
          && day <= Span.WINDOW_END
          && day - traits.entry() >= 365
          && kinds[i] != Kind.EMERGENCY
          && traits.calendarAge(day) >= youngest
          && traits.calendarAge(day) <= oldest) {
        return day;
      }
    }
    return -1;
  }
}
