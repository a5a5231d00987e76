package org.ieum.spark.internal.source;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one rule for numbers in text, whatever table they stand in: decimal digits, a point, an
 * exponent. No {@code 120d}, {@code 0x1p6} or other literal of a programming language; no setting
 * of the machine has a part in it.
 */
public final class Numbers {
  private static final Set<String> NOT_FINITE = Set.of("nan", "inf", "infinity");

  private Numbers() {}

  /** The number; NaN where the text is none; an infinity where it is none that is finite. */
  public static double parse(String text) {
    int at = sign(text, 0);
    int whole = digits(text, at);
    int fraction = whole;
    int found = whole - at;
    if (fraction < text.length() && text.charAt(fraction) == '.') {
      fraction = digits(text, whole + 1);
      found += fraction - whole - 1;
    }
    if (found > 0 && (fraction == text.length() || isExponent(text, fraction))) {
      return Double.parseDouble(text);
    }
    return NOT_FINITE.contains(text.substring(at).toLowerCase(Locale.ROOT))
        ? Double.POSITIVE_INFINITY
        : Double.NaN;
  }

  /**
   * A whole number; a point and zeros may follow it, as programs write columns with gaps.
   *
   * @param nearest whether a number that no long holds is the nearest long
   * @return null where the text is none, or where no long holds it
   */
  public static @Nullable Long whole(String text, boolean nearest) {
    int from = sign(text, 0);
    int to = digits(text, from);
    int after = to;
    if (to < text.length() && text.charAt(to) == '.') {
      after = to + 1;
      while (after < text.length() && text.charAt(after) == '0') {
        after++;
      }
    }
    if (to == from || after != text.length() || after == to + 1) {
      return null;
    }
    try {
      return Long.parseLong(text, 0, to, 10);
    } catch (NumberFormatException e) {
      return nearest ? (Long) (text.charAt(0) == '-' ? Long.MIN_VALUE : Long.MAX_VALUE) : null;
    }
  }

  private static boolean isExponent(String text, int at) {
    if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
      return false;
    }
    int from = sign(text, at + 1);
    return from < text.length() && digits(text, from) == text.length();
  }

  private static int sign(String text, int at) {
    return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
