package org.ieum.federation.study;

/**
 * What a study predicts: a column of every site's table, and the values that it may have. A value
 * beyond the limits is a fault of the table, since an outcome is never absent.
 *
 * @param min least value
 * @param max greatest value
 */
public record Outcome(String column, Kind kind, double min, double max) {
  /** Greatest count that an outcome may declare. */
  public static final int MOST_COUNT = 100_000;

  /** What the values are. */
  public enum Kind {
    /** 0 or 1. */
    BINARY,
    /** A real number. */
    CONTINUOUS,
    /** A whole number from 0. */
    COUNT
  }

  public Outcome {
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
    return new Outcome(column, Kind.BINARY, 0, 1);
  }

  public static Outcome continuous(String column, double min, double max) {
    return new Outcome(column, Kind.CONTINUOUS, min, max);
  }

  public static Outcome count(String column, int max) {
    return new Outcome(column, Kind.COUNT, 0, max);
  }

  public boolean binary() {
    return kind == Kind.BINARY;
  }

  /** Whether a record can have the outcome or not: a binary one, or a count above 0. */
  public boolean happens() {
    return kind != Kind.CONTINUOUS;
  }

  /** Whether a record with this value has the outcome; never of a continuous one. */
  public boolean happened(double value) {
    return happens() && value > 0;
  }

  /** Whether a record may have this value. */
  public boolean allows(double value) {
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
    return kind == Kind.COUNT ? max : 1;
  }

  /** What a count of some records' events is, for people: {@code records with the outcome}. */
  public String eventsOf(String records) {
    return switch (kind) {
      case BINARY -> records + " with the outcome";
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
    };
  }

  private static String plain(double value) {
    return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
