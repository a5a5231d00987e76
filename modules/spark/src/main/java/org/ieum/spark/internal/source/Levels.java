package org.ieum.spark.internal.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ieum.federation.study.Nfc;

/**
 * Finds the level that a cell names: by its text in the one spelling of {@link Nfc}, or, where both
 * are numbers, by its value, so that {@code 2}, {@code 2.0} and a numeric column's 2 are one level.
 */
final class Levels {
  private final Map<String, Integer> byText = new HashMap<>();
  private final Map<Double, Integer> byValue = new HashMap<>();

  Levels(List<String> levels) {
    for (int i = 0; i < levels.size(); i++) {
      byText.put(Nfc.of(levels.get(i)), i);
      double value = Numbers.parse(levels.get(i));
      if (Double.isFinite(value)) {
        byValue.putIfAbsent(value + 0.0, i);
      }
    }
  }

  /** The level's ordinal, or −1. */
  int index(String text) {
    Integer exact = byText.get(text);
    if (exact == null) {
      exact = byText.get(Nfc.of(text));
    }
    return exact != null ? exact : index(Numbers.parse(text));
  }

  int index(double value) {
    return byValue.getOrDefault(value + 0.0, -1);
  }
}
