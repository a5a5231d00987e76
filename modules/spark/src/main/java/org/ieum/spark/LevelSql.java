package org.ieum.spark;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ieum.federation.study.Nfc;

/**
 * Which level a cell names, in SQL: by its text, composed or decomposed, or, where both are
 * numbers, by its value.
 */
final class LevelSql {
  private final List<String> levels;

  LevelSql(List<String> levels) {
    this.levels = levels;
  }

  /** Whether the cell names this level. */
  String is(int level, RawCell cell) {
    String byText = among(cell.text(), spellings(List.of(levels.get(level))));
    if (!isNumber(level)) {
      return byText;
    }
    List<Integer> equal = equals(level);
    if (equal.get(0) != level) {
      return byText;
    }
    // Of several levels with one value, a cell with another spelling is of the first.
    List<String> others = equal.stream().skip(1).map(levels::get).toList();
    String byValue = byValue(cell, Set.of(value(level)));
    String alone =
        others.isEmpty() ? byValue : byValue + " AND NOT " + among(cell.text(), spellings(others));
    return "(" + byText + " OR (" + alone + "))";
  }

  /** Whether the cell names any of the levels. */
  String isAny(RawCell cell) {
    Set<Double> values = new LinkedHashSet<>();
    for (int level = 0; level < levels.size(); level++) {
      if (isNumber(level)) {
        values.add(value(level));
      }
    }
    String byText = among(cell.text(), spellings(levels));
    return values.isEmpty() ? byText : "(" + byText + " OR " + byValue(cell, values) + ")";
  }

  private static String byValue(RawCell cell, Set<Double> values) {
    String list = values.stream().map(v -> v + "D").collect(Collectors.joining(", "));
    return "coalesce(" + cell.number() + " IN (" + list + "), false)";
  }

  private static String among(String text, Set<String> spellings) {
    return text
        + " IN ("
        + spellings.stream().map(RawCell::quoted).collect(Collectors.joining(", "))
        + ")";
  }

  private static Set<String> spellings(List<String> names) {
    Set<String> spellings = new LinkedHashSet<>();
    for (String name : names) {
      spellings.add(name);
      spellings.add(Nfc.of(name));
      spellings.add(Nfc.decomposed(name));
    }
    return spellings;
  }

  private boolean isNumber(int level) {
    return levels.get(level).matches(RawCell.DECIMAL) && Double.isFinite(value(level));
  }

  /** Minus zero is zero. */
  private double value(int level) {
    return Double.parseDouble(levels.get(level)) + 0.0;
  }

  private List<Integer> equals(int level) {
    List<Integer> equal = new ArrayList<>();
    for (int other = 0; other < levels.size(); other++) {
      if (isNumber(other) && value(other) == value(level)) {
        equal.add(other);
      }
    }
    return equal;
  }
}
