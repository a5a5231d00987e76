package org.ieum.federation.basis;

import java.util.List;

/**
 * Terms as formulas of ASCII that people and most languages read: {@code log(x)}, {@code (x -
 * 60.0)^2}, {@code 1 if 50.0 <= x < 65.0 else 0}; numbers read back to the same doubles.
 */
public final class Formula implements Arithmetic<String> {
  private Formula() {}

  /** One formula a term, of the raw value {@code x}. */
  public static List<String> of(Basis basis) {
    return basis.terms(Wording.VALUE, new Formula());
  }

  @Override
  public String number(double value) {
    return Double.toString(value);
  }

  @Override
  public String plus(String a, String b) {
    return a + " + " + b;
  }

  @Override
  public String minus(String a, String b) {
    return a + " - " + (isSum(b) ? "(" + b + ")" : b);
  }

  @Override
  public String times(String a, String b) {
    return factor(a) + " * " + factor(b);
  }

  @Override
  public String log(String a) {
    return "log(" + a + ")";
  }

  @Override
  public String positivePart(String a) {
    return "max(" + a + ", 0)";
  }

  @Override
  public String within(String a, double low, double high) {
    String from = Double.isInfinite(low) ? "" : number(low) + " <= ";
    String to = Double.isInfinite(high) ? "" : " < " + number(high);
    return "1 if " + from + a + to + " else 0";
  }

  @Override
  public String power(String base, int exponent) {
    boolean single = !isSum(base) && !base.contains(" * ");
    return exponent == 1 ? base : (single ? base : "(" + base + ")") + "^" + exponent;
  }

  private static String factor(String text) {
    return isSum(text) ? "(" + text + ")" : text;
  }

  /** Whether an addition or a subtraction stands outside brackets. */
  private static boolean isSum(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0 && (text.startsWith(" + ", i) || text.startsWith(" - ", i))) {
        return true;
      }
    }
    return false;
  }
}
