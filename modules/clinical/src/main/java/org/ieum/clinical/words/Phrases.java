package org.ieum.clinical.words;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.ieum.clinical.cohort.DateRange;
import org.ieum.clinical.cohort.NumberRange;

/** Numbers, ranges and lists within a sentence. */
final class Phrases {
  private Phrases() {}

  /** A label with the name behind it, by which files and columns go. */
  static String labelled(String label, String name) {
    return label.isEmpty() ? name : label + " (" + name + ")";
  }

  /** As few digits as say the same number. */
  static String number(double x) {
    return BigDecimal.valueOf(x).stripTrailingZeros().toPlainString();
  }

  static String range(NumberRange range) {
    String not = range.negated() ? "not " : "";
    if (range.low() == range.high()) {
      return not + number(range.low());
    }
    if (Double.isInfinite(range.high())) {
      return not + number(range.low()) + " or more";
    }
    return Double.isInfinite(range.low())
        ? not + number(range.high()) + " or less"
        : not + number(range.low()) + " to " + number(range.high());
  }

  /** {@code from 2012-01-01 to 2018-12-31}. */
  static String range(DateRange range) {
    String not = range.negated() ? "not " : "";
    if (range.to().equals(DateRange.LATEST)) {
      return not + "on or after " + range.from();
    }
    return range.from().equals(DateRange.EARLIEST)
        ? not + "on or before " + range.to()
        : not + "from " + range.from() + " to " + range.to();
  }

  /** {@code on day 0}, {@code from day −365 to day −1}, {@code on any day up to day 0}. */
  static String days(OptionalInt from, OptionalInt to) {
    if (from.isPresent() && to.isPresent()) {
      return from.getAsInt() == to.getAsInt()
          ? "on day " + day(from.getAsInt())
          : "from day " + day(from.getAsInt()) + " to day " + day(to.getAsInt());
    }
    if (to.isPresent()) {
      return "on any day up to day " + day(to.getAsInt());
    }
    return from.isPresent() ? "on any day from day " + day(from.getAsInt()) + " on" : "at any time";
  }

  static String day(int day) {
    return day < 0 ? "−" + -day : Integer.toString(day);
  }

  static String ids(Collection<Long> ids) {
    return ids.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** {@code a}, {@code a and b}, {@code a, b and c}. */
  static String and(List<String> parts) {
    return joined(parts, " and ");
  }

  static String or(List<String> parts) {
    return joined(parts, " or ");
  }

  private static String joined(List<String> parts, String last) {
    int n = parts.size();
    return n < 2
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, n - 1)) + last + parts.get(n - 1);
  }

  static String count(long n, String one, String many) {
    return n == 1 ? "1 " + one : n + " " + many;
  }

  /** Days with years beside them where they are many. */
  static String span(int days) {
    return days < 730
        ? count(days, "day", "days")
        : days + " days (about " + number(Math.round(days / 36.525) / 10.0) + " years)";
  }
}
