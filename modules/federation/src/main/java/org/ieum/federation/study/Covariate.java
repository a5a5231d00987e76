package org.ieum.federation.study;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.ieum.federation.basis.Bands;
import org.ieum.federation.basis.Basis;
import org.ieum.federation.basis.Bounds;
import org.ieum.federation.basis.Identity;

/**
 * One row of the feature dictionary. Several may use one column of the table.
 *
 * @param name the public name, unique in the dictionary
 * @param column the column of the site's flat table that holds it
 * @param min least plausible value in {@code unit}; smaller values count as absent
 * @param max greatest plausible value in {@code unit}; greater values count as absent
 * @param levels the public levels of a categorical covariate, the reference first; of {@link
 *     Bands}, their labels; else empty
 * @param missingIndicator whether an absent value also sets an indicator column
 * @param unit canonical unit (UCUM), or empty
 * @param description one line for people, or empty
 * @param label what clinicians call it, in any script, or empty; stands for the name wherever
 *     people read
 * @param basis what its design columns hold of a raw value within the limits: {@link Bands} of a
 *     categorical covariate, or any other of a continuous one; the identity of all others
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
    String label,
    Basis basis) {
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
    checkBasis(name, type, min, max, levels, basis);
  }

  private static void checkBasis(
      String name, CovariateType type, double min, double max, List<String> levels, Basis basis) {
    boolean fits =
        switch (type) {
          case CONTINUOUS -> !(basis instanceof Bands);
          case BINARY -> basis instanceof Identity;
          case CATEGORICAL ->
              basis instanceof Bands bands
                  ? levels.equals(bands.labels())
                  : basis instanceof Identity;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "covariate "
              + name
              + ": expected a transform of a continuous covariate, or the bands of a categorical one"
              + " as its levels");
    }
    basis
        .misfit(min, max)
        .ifPresent(
            misfit -> {
              throw new IllegalArgumentException("covariate " + name + ": " + misfit);
            });
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

  /** Of the value as it is. */
  public Covariate(
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
    this(
        name,
        column,
        type,
        min,
        max,
        levels,
        missingIndicator,
        unit,
        description,
        label,
        Basis.identity());
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

  /** What the column of the site's table holds: of bands, a number. */
  public CovariateType raw() {
    return basis instanceof Bands ? CovariateType.CONTINUOUS : type;
  }

  /** Whether values may lie outside plausible limits; flags and levels cannot. */
  public boolean limited() {
    return raw() == CovariateType.CONTINUOUS;
  }

  /** Least and greatest of each of its terms; of a category's, 0 and 1. */
  public List<Bounds> bounds() {
    return raw() == CovariateType.CATEGORICAL
        ? levels.stream().skip(1).map(level -> new Bounds(0, 1)).toList()
        : basis.bounds(min, max);
  }

  /**
   * The numbers of its design columns but a missing indicator, one array a term.
   *
   * @param column a number, 0 or 1, or a level's ordinal a row; NaN where absent or outside the
   *     limits
   */
  public List<double[]> terms(double[] column) {
    return raw() == CovariateType.CATEGORICAL
        ? IntStream.range(1, levels.size()).mapToObj(level -> isLevel(column, level)).toList()
        : basis.of(column);
  }

  private static double[] isLevel(double[] column, int level) {
    double[] is = new double[column.length];
    for (int i = 0; i < is.length; i++) {
      is[i] = Double.isNaN(column[i]) ? column[i] : column[i] == level ? 1 : 0;
    }
    return is;
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

  /** Bands of a number within plausible limits, the lowest first. */
  public static Covariate bands(String name, double min, double max, List<Double> cuts) {
    Bands bands = new Bands(cuts);
    return new Covariate(
        name, name, CovariateType.CATEGORICAL, min, max, bands.labels(), false, "", "", "", bands);
  }

  public Covariate withMissingIndicator() {
    return new Covariate(
        name, column, type, min, max, levels, true, unit, description, label, basis);
  }

  /** The same of another column of the table. */
  public Covariate ofColumn(String other) {
    return new Covariate(
        name, other, type, min, max, levels, missingIndicator, unit, description, label, basis);
  }

  /** The same number, transformed. */
  public Covariate withBasis(Basis other) {
    return new Covariate(
        name, column, type, min, max, levels, missingIndicator, unit, description, label, other);
  }

  public Covariate withLabel(String label) {
    return new Covariate(
        name, column, type, min, max, levels, missingIndicator, unit, description, label, basis);
  }

  /** What people read: the label, or the name where there is none. */
  public String said() {
    return label.isEmpty() ? name : label;
  }
}
