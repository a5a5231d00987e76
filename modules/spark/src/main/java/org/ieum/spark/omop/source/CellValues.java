package org.ieum.spark.omop.source;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.unsafe.types.UTF8String;
import org.ieum.spark.internal.source.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * What a cell of text says as a value of the CDM; no setting of the machine has a part in it.
 * Spark's generated code calls these methods, so they are public, and take and give what it has in
 * hand.
 */
public final class CellValues {
  private static final int DIGITS_OF_A_DAY = 8;
  private static final int LENGTH_OF_A_DAY = 10;
  private static final Pattern TIME =
      Pattern.compile("[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?\\s*(\\S.*)?");
  private static final Pattern OFFSET =
      Pattern.compile("(?:UTC|GMT)?([+-])(\\d{2})(?::?(\\d{2}))?(?::?(\\d{2}))?");

  private CellValues() {}

  /** A whole number, written {@code 8507} or {@code 8507.0}; null where it is none or no long. */
  public static @Nullable Long whole(UTF8String cell) {
    return Numbers.whole(cell.trim().toString(), false);
  }

  /** The same, but a number that no long holds is the nearest long. */
  public static @Nullable Long count(UTF8String cell) {
    return Numbers.whole(cell.trim().toString(), true);
  }

  /** A decimal number; not finite where the cell is none or too great; null where it is blank. */
  public static @Nullable Double number(UTF8String cell) {
    String text = cell.trim().toString();
    return text.isEmpty() ? null : (Double) Numbers.parse(text);
  }

  /**
   * A calendar day as days since 1970-01-01: {@code 2019-05-31}, {@code 20190531}, or a day and a
   * time. Where the time has an offset from UTC it is the day in the zone.
   *
   * @param zone an IANA id; empty where the source declares none, and then times with an offset are
   *     no days
   * @return null where the cell is none
   */
  public static @Nullable Integer day(UTF8String cell, UTF8String zone) {
    String text = cell.trim().toString();
    try {
      if (text.length() == DIGITS_OF_A_DAY) {
        return day(text, 0, 4, 6);
      }
      if (text.length() < LENGTH_OF_A_DAY || text.charAt(4) != '-' || text.charAt(7) != '-') {
        return null;
      }
      Integer day = day(text, 0, 5, 8);
      if (day == null || text.length() == LENGTH_OF_A_DAY) {
        return day;
      }
      return timed(day, text.substring(LENGTH_OF_A_DAY), zone.toString());
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Integer day(String text, int year, int month, int day) {
    int y = digits(text, year, 4);
    int m = digits(text, month, 2);
    int d = digits(text, day, 2);
    return y < 0 || m < 0 || d < 0 ? null : (Integer) (int) LocalDate.of(y, m, d).toEpochDay();
  }

  private static int digits(String text, int from, int length) {
    int number = 0;
    for (int i = from; i < from + length; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = 10 * number + (c - '0');
    }
    return number;
  }

  private static @Nullable Integer timed(int day, String rest, String zone) {
    Matcher time = TIME.matcher(rest);
    if (!time.matches()) {
      return null;
    }
    String seconds = time.group(3);
    LocalDateTime local =
        LocalDate.ofEpochDay(day)
            .atTime(
                Integer.parseInt(time.group(1)),
                Integer.parseInt(time.group(2)),
                seconds == null ? 0 : Integer.parseInt(seconds));
    String suffix = time.group(4);
    if (suffix == null) {
      return day;
    }
    ZoneOffset offset = offset(suffix);
    return offset == null || zone.isEmpty()
        ? null
        : (Integer)
            (int)
                OffsetDateTime.of(local, offset)
                    .atZoneSameInstant(ZoneId.of(zone))
                    .toLocalDate()
                    .toEpochDay();
  }

  private static @Nullable ZoneOffset offset(String text) {
    if (text.equals("Z") || text.equals("UTC") || text.equals("GMT")) {
      return ZoneOffset.UTC;
    }
    Matcher offset = OFFSET.matcher(text);
    if (!offset.matches()) {
      return null;
    }
    int sign = offset.group(1).equals("-") ? -1 : 1;
    return ZoneOffset.ofHoursMinutesSeconds(
        sign * Integer.parseInt(offset.group(2)),
        sign * part(offset.group(3)),
        sign * part(offset.group(4)));
  }

  private static int part(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
