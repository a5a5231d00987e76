package org.ieum.federation.basis;

import java.math.BigDecimal;
import java.util.List;

/** How bases speak of values. */
final class Wording {
  /** The raw value. */
  static final String VALUE = "x";

  private Wording() {}

  /** As few digits as say the same number. */
  static String number(double x) {
    return BigDecimal.valueOf(x).stripTrailingZeros().toPlainString();
  }

  static String range(double min, double max) {
    return number(min) + " to " + number(max);
  }

  static void checkAscending(String what, List<Double> numbers) {
    for (int i = 0; i < numbers.size(); i++) {
      if (!Double.isFinite(numbers.get(i)) || (i > 0 && !(numbers.get(i) > numbers.get(i - 1)))) {
        throw new IllegalArgumentException("expected ascending, finite " + what);
      }
    }
  }
}
