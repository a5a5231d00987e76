package org.ieum.federation.study;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What a study predicts: a column of every site's table, and the values that it may have. A value
 * beyond the limits is a fault of the table, since an outcome is never absent.
 *
 * @param column of the values; of an event's time the one that says whether it happened, 0 or 1
 * @param time column of the time to the event, or to the end of observation where it did not
 *     happen; empty of other outcomes
 * @param min least value; a time is greater
 * @param max greatest value
 * @param horizons times at which risks are predicted, ascending; none of other outcomes than times
 */
public record Outcome(
    String column,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String time,
    Kind kind,
    double min,
    double max,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Double> horizons) {
  /** Greatest count that an outcome may declare. */
  public static final int MOST_COUNT = 100_000;

  /** Most horizons. */
  public static final int MOST_HORIZONS = 10;

  /** What the values are. */
  public enum Kind {
    /** 0 or 1. */
    BINARY,
    /** A real number. */
    CONTINUOUS,
    /** A whole number from 0. */
    COUNT,
    /**
     * The time to an event, or to the end of observation (right-censored). A record's value is that
     * time, below 0 where the event did not happen.
     */
    TIME_TO_EVENT
  }

  public Outcome {
    time = time == null ? "" : time;
    horizons = horizons == null ? List.of() : List.copyOf(horizons);
    for (int h = 0; h < horizons.size(); h++) {
      double before = h == 0 ? 0 : horizons.get(h - 1);
      if (kind != Kind.TIME_TO_EVENT
          || horizons.size() > MOST_HORIZONS
          || !(horizons.get(h) > before && horizons.get(h) < max)) {
        throw new IllegalArgumentException(
            "outcome: expected at most "
                + MOST_HORIZONS
                + " horizons, ascending, above 0 and below the greatest time, found others");
      }
    }
    if ((kind == Kind.TIME_TO_EVENT) == time.isBlank()) {
      throw new IllegalArgumentException(
          "outcome: expected a column of times where the time to an event is predicted, and none"
              + " else, found another");
    }
    if (kind == Kind.TIME_TO_EVENT && (min != 0 || time.equals(column))) {
      throw new IllegalArgumentException(
          "outcome: expected times from 0 in a column of their own, found others");
    }
    if (column.isBlank()) {
      throw new IllegalArgumentException("outcome: expected a column, found none");
    }
    if (!(min < max) || Double.isInfinite(max - min)) {
      throw new IllegalArgumentException(
          "outcome: expected finite limits, min below max, found others");
    }
    if (kind == Kind.BINARY && (min != 0 || max != 1)) {
      throw new IllegalArgumentException("outcome: expected 0 and 1 of a binary one");
    }
    if (kind == Kind.COUNT && (min != 0 || max > MOST_COUNT || max != Math.rint(max))) {
      throw new IllegalArgumentException(
          "outcome: expected a whole max of a count from 1 to " + MOST_COUNT + ", found another");
    }
  }

  public static Outcome binary(String column) {
    return new Outcome(column, "", Kind.BINARY, 0, 1, List.of());
  }

  public static Outcome continuous(String column, double min, double max) {
    return new Outcome(column, "", Kind.CONTINUOUS, min, max, List.of());
  }

  public static Outcome count(String column, int max) {
    return new Outcome(column, "", Kind.COUNT, 0, max, List.of());
  }

  /**
   * The time to an event.
   *
   * @param max greatest time, in the table's unit
   */
  public static Outcome timeToEvent(String time, String event, double max) {
    return new Outcome(event, time, Kind.TIME_TO_EVENT, 0, max, List.of());
  }

  /** The same with risks predicted at these times. */
  public Outcome withHorizons(List<Double> times) {
    return new Outcome(column, time, kind, min, max, times);
  }

  /** The value of a record that was observed for so long. */
  public static double observed(double time, boolean event) {
    return event ? time : -time;
  }

  public boolean binary() {
    return kind == Kind.BINARY;
  }

  /** Whether it is the time to an event. */
  @JsonIgnore
  public boolean isTime() {
    return kind == Kind.TIME_TO_EVENT;
  }

  /** Whether records have a mean of it: a number or a count. */
  public boolean averages() {
    return kind == Kind.CONTINUOUS || kind == Kind.COUNT;
  }

  /** Whether a record can have the outcome or not: all but a number. */
  public boolean happens() {
    return kind != Kind.CONTINUOUS;
  }

  /** Whether a record with this value has the outcome; never of a continuous one. */
  public boolean happened(double value) {
    return happens() && value > 0;
  }

  /** Whether a record may have this value. */
  public boolean allows(double value) {
    if (isTime()) {
      return Math.abs(value) > 0 && Math.abs(value) <= max;
    }
    return value >= min && value <= max && (kind == Kind.CONTINUOUS || value == Math.rint(value));
  }

  /** Middle of the limits of a continuous outcome; 0 of others. */
  public double origin() {
    return kind == Kind.CONTINUOUS ? min + (max - min) / 2 : 0;
  }

  /** Half the distance of the limits of a continuous outcome; 1 of others. */
  public double unit() {
    return kind == Kind.CONTINUOUS ? (max - min) / 2 : 1;
  }

  /**
   * The value on the scale on which models are fitted: (value − origin) / unit, which is within ±1
   * for a continuous outcome, and the value itself for others.
   */
  public double scaled(double value) {
    return kind == Kind.CONTINUOUS ? (value - origin()) / unit() : value;
  }

  /** Greatest absolute value on that scale. */
  public double mostScaled() {
    return kind == Kind.COUNT || isTime() ? max : 1;
  }

  /** What a count of some records' events is, for people: {@code records with the outcome}. */
  public String eventsOf(String records) {
    return switch (kind) {
      case BINARY -> records + " with the outcome";
      case TIME_TO_EVENT -> records + " with the event";
      case COUNT -> records + " with a count above 0";
      case CONTINUOUS -> "always 0: the outcome is a number, which does not happen";
    };
  }

  /** What its values are, for people: {@code 0 or 1}. */
  public String words() {
    return switch (kind) {
      case BINARY -> "0 or 1";
      case CONTINUOUS -> "a number from " + plain(min) + " to " + plain(max);
      case COUNT -> "a whole number from 0 to " + plain(max);
      case TIME_TO_EVENT -> "a time above 0, up to " + plain(max) + ", to the event or censoring";
    };
  }

  private static String plain(double value) {
    return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
