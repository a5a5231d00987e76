package org.ieum.cli.report.words;

import java.util.Locale;
import java.util.OptionalInt;
import org.ieum.cli.report.page.Numbers;

/** Spans of days in words; "anchor" is what they are counted from, such as "the index date". */
final class Days {
  /** Years of look-back from which "any time before" is meant. */
  private static final int EVER = 36_500;

  private Days() {}

  static String count(int days) {
    return Numbers.count(days, "day", "days") + years(days);
  }

  private static String years(int days) {
    int size = Math.abs(days);
    return size < 365
        ? ""
        : String.format(Locale.ROOT, " (%.1f years)", size / 365.25).replace(".0 y", " y");
  }

  static String window(OptionalInt from, OptionalInt to, String anchor) {
    boolean open = from.isEmpty() || from.getAsInt() <= -EVER;
    if (open && to.isEmpty()) {
      return "at any time";
    }
    if (open) {
      return until(to.getAsInt(), anchor);
    }
    if (to.isEmpty()) {
      int day = from.getAsInt();
      return switch (day) {
        case 0 -> "on or after " + anchor;
        case 1 -> "after " + anchor;
        default -> "from " + day(day, anchor) + " on";
      };
    }
    return between(from.getAsInt(), to.getAsInt(), anchor);
  }

  private static String until(int to, String anchor) {
    return switch (to) {
      case -1 -> "before " + anchor;
      case 0 -> "on or before " + anchor;
      default -> "up to " + day(to, anchor);
    };
  }

  private static String between(int from, int to, String anchor) {
    if (from == to) {
      return from == 0 ? "on " + anchor : day(from, anchor);
    }
    if (to < 0) {
      return Numbers.count(-to) + " to " + count(-from) + " before " + anchor;
    }
    if (from >= 0) {
      String start = from == 0 ? "0" : Numbers.count(from);
      return start + " to " + count(to) + " after " + anchor;
    }
    String before = "from " + count(-from) + " before ";
    return to == 0 ? before + "until " + anchor : before + "to " + count(to) + " after " + anchor;
  }

  static String day(int day, String anchor) {
    if (day == 0) {
      return anchor;
    }
    return count(Math.abs(day)) + (day < 0 ? " before " : " after ") + anchor;
  }
}
