package org.ieum.federation.study;

/**
 * One column of the design matrix, without the intercept.
 *
 * @param name {@code age}, {@code age'} (a second term), {@code cp=2} or {@code age missing}
 * @param covariate ordinal of its covariate in the dictionary
 * @param level index of the level for {@link Kind#LEVEL}; else −1
 * @param term which of {@link Covariate#terms} it holds; −1 for {@link Kind#MISSING}
 * @param min least value
 * @param max greatest value
 */
public record DesignColumn(
    String name, int covariate, Kind kind, int level, int term, double min, double max) {
  /** What the column holds. */
  public enum Kind {
    /** The covariate's value or a transform of it; NaN where absent. */
    VALUE,
    /** 1 where the covariate has this level, else 0; NaN where absent. */
    LEVEL,
    /** 1 where the covariate is absent, else 0; never NaN. */
    MISSING
  }

  public double middle() {
    return min + (max - min) / 2;
  }

  public double halfWidth() {
    return (max - min) / 2;
  }
}
