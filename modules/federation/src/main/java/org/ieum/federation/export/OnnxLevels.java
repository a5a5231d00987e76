package org.ieum.federation.export;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ieum.federation.export.OnnxGraph.Value;
import org.ieum.federation.study.Nfc;

/**
 * Which level a text names: by its spelling, composed or in parts, or, where both are numbers, by
 * its value. Spaces around it do not matter.
 */
final class OnnxLevels {
  /** Decimal numbers that no runtime can overflow with; an odder spelling is no level's. */
  private static final String DECIMAL =
      "[+-]?(?:[0-9]{1,40}[.]?[0-9]{0,40}|[.][0-9]{1,40})(?:[eE][+-]?[0-9]{1,2})?";

  private static final Pattern NUMBER = Pattern.compile(DECIMAL);

  private final OnnxCells cells;
  private final List<String> levels;

  OnnxLevels(OnnxCells cells, List<String> levels) {
    this.cells = cells;
    this.levels = levels;
  }

  /** Per level, whether the input names it. */
  List<Value> named() {
    List<Value> named = new ArrayList<>();
    for (String level : levels) {
      named.add(cells.matches("is '" + level + "'", anySpelling(List.of(level))));
    }
    if (levels.stream().anyMatch(OnnxLevels::isNumber)) {
      addByValue(named);
    }
    return List.copyOf(named);
  }

  private void addByValue(List<Value> named) {
    Value isNumber = cells.matches("is a number", " *" + DECIMAL + " *");
    Value number = cells.spelled(isNumber);
    for (int level = 0; level < levels.size(); level++) {
      List<String> same = ofSameValue(level);
      if (!same.isEmpty() && same.get(0).equals(levels.get(level))) {
        Value equal = cells.equal(number, Double.parseDouble(same.get(0)));
        Value byValue = cells.node("by value", "And", isNumber, equal);
        Value ofThis = unlessSpelled(same.subList(1, same.size()), byValue);
        named.set(level, cells.any("named", List.of(named.get(level), ofThis)));
      }
    }
  }

  /** Of several levels with one value, a text with another spelling is of the first. */
  private Value unlessSpelled(List<String> others, Value byValue) {
    if (others.isEmpty()) {
      return byValue;
    }
    Value other = cells.matches("is another", anySpelling(others));
    return cells.node("by value alone", "And", byValue, cells.node("is no other", "Not", other));
  }

  /** All levels with the value of this one, in order; none where it is no number. */
  private List<String> ofSameValue(int level) {
    String one = levels.get(level);
    return levels.stream()
        .filter(other -> isNumber(one) && isNumber(other))
        .filter(other -> Double.parseDouble(other) == Double.parseDouble(one))
        .toList();
  }

  private static boolean isNumber(String level) {
    return NUMBER.matcher(level).matches();
  }

  private static String anySpelling(List<String> texts) {
    Set<String> spellings = new LinkedHashSet<>();
    for (String text : texts) {
      spellings.addAll(List.of(text, Nfc.of(text), Nfc.decomposed(text)));
    }
    return spellings.stream()
        .map(OnnxLevels::quoted)
        .collect(Collectors.joining("|", " *(?:", ") *"));
  }

  /** A regular expression of just this text: ASCII's punctuation after a backslash. */
  private static String quoted(String text) {
    return text.replaceAll("[!-/:-@\\[-^`{-~]", "\\\\$0");
  }
}
