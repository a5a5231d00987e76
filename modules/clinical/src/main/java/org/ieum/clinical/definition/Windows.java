package org.ieum.clinical.definition;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.ieum.clinical.cohort.DateRange;
import org.ieum.clinical.cohort.EventWindow;
import org.ieum.clinical.cohort.NumberRange;
import org.ieum.clinical.covariate.LookBack;
import org.ieum.clinical.yaml.YamlList;
import org.ieum.clinical.yaml.YamlObject;

/** Ranges, written {@code [from, to]} with both ends included and {@code any} for an open one. */
final class Windows {
  /** Days of more than a life. */
  static final int MOST_DAYS = 99_999;

  static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
  static final LocalDate LATEST = LocalDate.of(2200, 12, 31);
  private static final double LARGEST = 1e15;

  private Windows() {}

  /** Days from the index date, required at {@code days}. */
  static EventWindow around(YamlObject object) {
    OptionalInt[] ends = days(object, MOST_DAYS);
    boolean ordered = ordered(object, ends);
    return ordered ? new EventWindow(ends[0], ends[1], false, false) : EventWindow.ANY;
  }

  /** Days before the index date, required at {@code days}; the last is −1 or earlier. */
  static LookBack before(YamlObject object) {
    OptionalInt[] ends = days(object, MOST_DAYS);
    if (ends[1].isEmpty() || ends[1].getAsInt() > -1) {
      object.fault(
          "days",
          "a window that ends at day -1 or earlier",
          ends[1].isEmpty() ? "one that never ends" : "one that ends at day " + ends[1].getAsInt(),
          "let it end at -1: what happens on the index date may already be the work-up of the"
              + " outcome");
      return LookBack.history();
    }
    return ordered(object, ends) ? new LookBack(ends[0], ends[1].getAsInt()) : LookBack.history();
  }

  private static OptionalInt[] days(YamlObject object, int most) {
    YamlList list = object.list("days");
    if (!two(object, "days", list)) {
      return new OptionalInt[] {OptionalInt.empty(), OptionalInt.of(-1)};
    }
    return new OptionalInt[] {list.openInteger(0, -most, most), list.openInteger(1, -most, most)};
  }

  private static boolean ordered(YamlObject object, OptionalInt[] ends) {
    boolean ordered =
        ends[0].isEmpty() || ends[1].isEmpty() || ends[0].getAsInt() <= ends[1].getAsInt();
    if (!ordered) {
      refuseOrder(object, "days");
    }
    return ordered;
  }

  static Optional<NumberRange> numbers(YamlObject object, String key, double min, double max) {
    return object
        .optionalList(key)
        .filter(list -> two(object, key, list))
        .map(
            list -> {
              double low = list.openNumber(0, min, max, Double.NEGATIVE_INFINITY);
              double high = list.openNumber(1, min, max, Double.POSITIVE_INFINITY);
              if (low > high) {
                refuseOrder(object, key);
                return NumberRange.ANY;
              }
              return NumberRange.between(low, high);
            });
  }

  static Optional<NumberRange> numbers(YamlObject object, String key) {
    return numbers(object, key, -LARGEST, LARGEST);
  }

  static Optional<DateRange> dates(YamlObject object, String key) {
    return object
        .optionalList(key)
        .filter(list -> two(object, key, list))
        .map(
            list -> {
              LocalDate from = list.openDate(0, EARLIEST, LATEST, DateRange.EARLIEST);
              LocalDate to = list.openDate(1, EARLIEST, LATEST, DateRange.LATEST);
              if (from.isAfter(to)) {
                refuseOrder(object, key);
                return DateRange.ANY;
              }
              return DateRange.between(from, to);
            });
  }

  private static boolean two(YamlObject object, String key, YamlList list) {
    if (list.size() != 2 && list.size() > 0) {
      object.fault(
          key, "two ends, [from, to]", list.size() + " of them", "write 'any' for an open end");
    }
    return list.size() == 2;
  }

  private static void refuseOrder(YamlObject object, String key) {
    object.fault(key, "ends in order", "the greater one first", "exchange the two");
  }
}
