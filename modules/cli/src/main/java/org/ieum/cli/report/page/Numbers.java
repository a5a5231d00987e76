package org.ieum.cli.report.page;

import java.util.Locale;
import org.ieum.cli.result.Figures;
import org.ieum.federation.model.Estimate;

/** Numbers as the page prints them: a true minus sign, a dash for what does not exist. */
public final class Numbers {
  public static final String NONE = "–";

  private Numbers() {}

  public static String fixed(double x, int decimals) {
    return minus(Figures.fixed(x == 0 ? 0.0 : x, decimals));
  }

  /** Significant digits, plain where that is short. */
  public static String significant(double x, int digits) {
    if (!Double.isFinite(x)) {
      return NONE;
    }
    if (x == 0) {
      return "0";
    }
    int exponent = (int) Math.floor(Math.log10(Math.abs(x)));
    if (exponent < -5 || exponent > 8) {
      return minus(String.format(Locale.ROOT, "%." + (digits - 1) + "e", x));
    }
    return minus(String.format(Locale.ROOT, "%." + Math.max(0, digits - 1 - exponent) + "f", x));
  }

  /** At most so many decimals, no trailing zeros: limits, cuts, days. */
  public static String plain(double x) {
    return minus(Figures.plain(x));
  }

  /** A part of one, as a percentage with three significant digits. */
  public static String percent(double part) {
    if (!Double.isFinite(part)) {
      return NONE;
    }
    double percent = 100 * part;
    double size = Math.abs(percent);
    int decimals = size >= 99.95 || size == 0 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 3;
    return fixed(percent, decimals) + "%";
  }

  /** A part of one that people chose, such as a threshold or a tick: no trailing zeros. */
  public static String round(double part) {
    return Double.isFinite(part) ? plain(Math.rint(1e8 * part) / 1e6) + "%" : NONE;
  }

  /** A difference of risks, in percentage points. */
  public static String points(double part) {
    return Double.isFinite(part) ? fixed(100 * part, 2) + " pp" : NONE;
  }

  /** With thousands set apart. */
  public static String grouped(double x, int decimals) {
    return Double.isFinite(x) ? minus(String.format(Locale.ROOT, "%,." + decimals + "f", x)) : NONE;
  }

  /** A figure over its interval, for tables with many columns. */
  public static String stacked(String figure) {
    return figure.replace(" (", "\n(");
  }

  /** Value and 95 % interval. */
  public static String estimate(Estimate e, int decimals) {
    return withInterval(
        fixed(e.value(), decimals), fixed(e.low(), decimals), fixed(e.high(), decimals));
  }

  /** Both ends, or nothing where one is unknown. */
  public static String interval(String low, String high) {
    return low.equals(NONE) || high.equals(NONE) ? NONE : low + " to " + high;
  }

  /** The value, and its interval where both ends are known. */
  static String withInterval(String value, String low, String high) {
    String interval = interval(low, high);
    return interval.equals(NONE) ? value : value + " (" + interval + ")";
  }

  public static String count(long n) {
    return Figures.count(n);
  }

  /** {@code 1 hospital}, {@code 3 hospitals}. */
  public static String count(long n, String one, String more) {
    return Figures.count(n) + " " + (n == 1 ? one : more);
  }

  private static String minus(String text) {
    return text.replace('-', '−');
  }
}
