package org.ieum.clinical.circe;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ieum.clinical.cohort.DateRange;
import org.ieum.clinical.cohort.NumberRange;
import org.ieum.clinical.yaml.YamlObject;

/** Circe's ranges: {@code Value}, {@code Op} and, between two, {@code Extent}. */
final class Ranges {
  private static final double LARGEST = 1e15;
  private static final Pattern DATE = Pattern.compile("(\\d{1,4})-(\\d{1,2})-(\\d{1,2})");

  private Ranges() {}

  private enum Op {
    LT("lt"),
    LTE("lte"),
    EQ("eq"),
    NOT_EQ("!eq"),
    GT("gt"),
    GTE("gte"),
    BT("bt"),
    NOT_BT("!bt");

    private final String word;

    Op(String word) {
      this.word = word;
    }

    boolean between() {
      return this == BT || this == NOT_BT;
    }

    static Op of(String word) {
      for (Op op : values()) {
        if (op.word.equals(word)) {
          return op;
        }
      }
      throw new IllegalArgumentException("no such operator");
    }
  }

  private static Op op(YamlObject range) {
    Op op = range.parsed("Op", Op.EQ, "one of lt, lte, eq, !eq, gt, gte, bt, !bt", Op::of);
    if (!op.between()) {
      // ATLAS keeps what stood there before; Circe does not read it.
      range.has("Extent");
    }
    return op;
  }

  /** Whole numbers: below 5 is at most 4. */
  static NumberRange whole(YamlObject object, String key) {
    return numbers(object, key, true);
  }

  static NumberRange decimal(YamlObject object, String key) {
    return numbers(object, key, false);
  }

  private static NumberRange numbers(YamlObject object, String key, boolean whole) {
    if (!object.has(key)) {
      return NumberRange.ANY;
    }
    YamlObject range = object.object(key);
    Op op = op(range);
    double value = range.number("Value", -LARGEST, LARGEST);
    double extent = op.between() ? range.number("Extent", -LARGEST, LARGEST) : value;
    if (extent < value) {
      range.fault("Extent", "an end at or after Value", "one before it", "exchange the two");
      return NumberRange.ANY;
    }
    double below = whole ? Math.ceil(value) - 1 : Math.nextDown(value);
    double above = whole ? Math.floor(value) + 1 : Math.nextUp(value);
    return switch (op) {
      case LT -> NumberRange.between(Double.NEGATIVE_INFINITY, below);
      case LTE -> NumberRange.between(Double.NEGATIVE_INFINITY, value);
      case EQ, BT -> NumberRange.between(value, extent);
      case NOT_EQ, NOT_BT -> new NumberRange(value, extent, true);
      case GT -> NumberRange.between(above, Double.POSITIVE_INFINITY);
      case GTE -> NumberRange.between(value, Double.POSITIVE_INFINITY);
    };
  }

  static DateRange dates(YamlObject object, String key) {
    if (!object.has(key)) {
      return DateRange.ANY;
    }
    YamlObject range = object.object(key);
    Op op = op(range);
    LocalDate value = date(range, "Value");
    LocalDate extent = op.between() ? date(range, "Extent") : value;
    if (extent.isBefore(value)) {
      range.fault("Extent", "a day at or after Value", "one before it", "exchange the two");
      return DateRange.ANY;
    }
    return switch (op) {
      case LT -> DateRange.between(DateRange.EARLIEST, value.minusDays(1));
      case LTE -> DateRange.between(DateRange.EARLIEST, value);
      case EQ, BT -> DateRange.between(value, extent);
      case NOT_EQ, NOT_BT -> new DateRange(value, extent, true);
      case GT -> DateRange.between(value.plusDays(1), DateRange.LATEST);
      case GTE -> DateRange.between(value, DateRange.LATEST);
    };
  }

  /** A day that has a day before and after it. */
  static LocalDate date(YamlObject object, String key) {
    return object.parsed(key, LocalDate.of(2000, 1, 1), "a day as 2012-01-31", Ranges::date);
  }

  private static LocalDate date(String text) {
    Matcher parts = DATE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a date");
    }
    try {
      LocalDate date =
          LocalDate.of(
              Integer.parseInt(parts.group(1)),
              Integer.parseInt(parts.group(2)),
              Integer.parseInt(parts.group(3)));
      if (!date.isAfter(DateRange.EARLIEST) || !date.isBefore(DateRange.LATEST)) {
        throw new IllegalArgumentException("out of range");
      }
      return date;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a date", e);
    }
  }
}
