package org.ieum.spark;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of a formula of {@code scoring.json}, by recursive descent: sums of products of powers
 * of numbers, x, {@code log(…)}, {@code max(…, 0)} and brackets; or {@code 1 if a <= x < b else 0}.
 */
final class FormulaByHand {
  private static final Pattern BAND = Pattern.compile("1 if (\\S+) <= x(?: < (\\S+))? else 0");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+(E-?[0-9]+)?");

  private final String text;
  private final double x;
  private int at;

  FormulaByHand(String text, double x) {
    this.text = text;
    this.x = x;
  }

  double value() {
    Matcher band = BAND.matcher(text);
    if (band.matches()) {
      String high = band.group(2) == null ? "Infinity" : band.group(2);
      return x >= Double.parseDouble(band.group(1)) && x < Double.parseDouble(high) ? 1 : 0;
    }
    double value = sum();
    if (at != text.length()) {
      throw new IllegalStateException("formula " + text + " at " + at);
    }
    return value;
  }

  private double sum() {
    double value = product();
    while (true) {
      if (takes(" + ")) {
        value += product();
      } else if (takes(" - ")) {
        value -= product();
      } else {
        return value;
      }
    }
  }

  private double product() {
    double value = power();
    while (takes(" * ")) {
      value *= power();
    }
    return value;
  }

  private double power() {
    double base = atom();
    return takes("^") ? Math.pow(base, number()) : base;
  }

  private double atom() {
    if (takes("x")) {
      return x;
    } else if (takes("log(")) {
      return Math.log(closed(sum(), ")"));
    } else if (takes("max(")) {
      return Math.max(closed(sum(), ", 0)"), 0);
    } else if (takes("(")) {
      return closed(sum(), ")");
    }
    return number();
  }

  private double closed(double value, String end) {
    if (!takes(end)) {
      throw new IllegalStateException("formula " + text + ": no " + end + " at " + at);
    }
    return value;
  }

  private double number() {
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (!number.lookingAt()) {
      throw new IllegalStateException("formula " + text + ": no number at " + at);
    }
    at = number.end();
    return Double.parseDouble(number.group());
  }

  private boolean takes(String symbol) {
    boolean next = text.startsWith(symbol, at);
    at += next ? symbol.length() : 0;
    return next;
  }
}
