package org.ieum.federation.study;

import java.util.HashSet;
import java.util.List;

/**
 * One row of the feature dictionary.
 *
 * @param name the public name, unique in the dictionary
 * @param column the column of the site's flat table that holds it
 * @param min least plausible value in {@code unit}; smaller values count as absent
 * @param max greatest plausible value in {@code unit}; greater values count as absent
 * @param levels the public levels of a categorical covariate, the reference first; else empty
 * @param missingIndicator whether an absent value also sets an indicator column
 * @param unit canonical unit (UCUM), or empty
 * @param description one line for people, or empty
 * @param label what clinicians call it, in any script, or empty; stands for the name wherever
 *     people read
 */
public record Covariate(
    String name,
    String column,
    CovariateType type,
    double min,
    double max,
    List<String> levels,
    boolean missingIndicator,
    String unit,
    String description,
    String label) {
  /** Most characters of a label. */
  public static final int LONGEST_LABEL = 80;

  public Covariate {
    levels = List.copyOf(levels);
    checkLabel(name, label);
    if (name.isBlank() || column.isBlank()) {
      throw new IllegalArgumentException("a covariate has no name or no column");
    }
    if (type == CovariateType.CATEGORICAL) {
      if (levels.size() < 2 || new HashSet<>(levels).size() != levels.size()) {
        throw new IllegalArgumentException(
            "covariate " + name + ": expected two or more distinct levels");
      }
    } else if (!levels.isEmpty()) {
      throw new IllegalArgumentException(
          "covariate " + name + ": only a categorical covariate has levels");
    }
    if (!(min < max) || Double.isInfinite(min) || Double.isInfinite(max)) {
      throw new IllegalArgumentException(
          "covariate " + name + ": expected finite limits with min < max");
    }
  }

  /**
   * Refuses a label that would not fit a cell of a table.
   *
   * @throws IllegalArgumentException for one that is too long, blank but not empty, or not one line
   */
  public static void checkLabel(String name, String label) {
    if (!label.isEmpty()
        && (label.isBlank()
            || label.codePointCount(0, label.length()) > LONGEST_LABEL
            || label
                .chars()
                .anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029))) {
      throw new IllegalArgumentException(
          "covariate "
              + name
              + ": expected a label of one line and at most "
              + LONGEST_LABEL
              + " characters");
    }
  }

  /** Without a label. */
  public Covariate(
      String name,
      String column,
      CovariateType type,
      double min,
      double max,
      List<String> levels,
      boolean missingIndicator,
      String unit,
      String description) {
    this(name, column, type, min, max, levels, missingIndicator, unit, description, "");
  }

  /** Whether values may lie outside plausible limits; flags and levels cannot. */
  public boolean limited() {
    return type == CovariateType.CONTINUOUS;
  }

  /** Whether a value lies outside the plausible limits and so counts as absent; NaN does not. */
  public boolean outside(double value) {
    return limited() && (value < min || value > max);
  }

  /** A number within plausible limits. */
  public static Covariate continuous(String name, double min, double max) {
    return new Covariate(name, name, CovariateType.CONTINUOUS, min, max, List.of(), false, "", "");
  }

  /** A flag. */
  public static Covariate binary(String name) {
    return new Covariate(name, name, CovariateType.BINARY, 0, 1, List.of(), false, "", "");
  }

  /** One of public levels, the reference first. */
  public static Covariate categorical(String name, List<String> levels) {
    return new Covariate(name, name, CovariateType.CATEGORICAL, 0, 1, levels, false, "", "");
  }

  public Covariate withMissingIndicator() {
    return new Covariate(name, column, type, min, max, levels, true, unit, description, label);
  }

  public Covariate withLabel(String label) {
    return new Covariate(
        name, column, type, min, max, levels, missingIndicator, unit, description, label);
  }

  /** What people read: the label, or the name where there is none. */
  public String said() {
    return label.isEmpty() ? name : label;
  }
}
