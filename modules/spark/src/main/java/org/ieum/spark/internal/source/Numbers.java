package org.ieum.spark.internal.source;

import java.util.Locale;
import java.util.Set;

/** Strict decimal numbers. */
final class Numbers {
  private static final Set<String> NOT_FINITE = Set.of("nan", "inf", "infinity");

  private Numbers() {}

  /** The number; NaN where the text is none; an infinity where it is none that is finite. */
  static double parse(String text) {
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
