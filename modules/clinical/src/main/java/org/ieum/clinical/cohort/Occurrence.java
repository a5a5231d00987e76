package org.ieum.clinical.cohort;

/**
 * How often.
 *
 * @param distinct what is counted once: nothing (every row), a concept, a start date or a visit
 */
public record Occurrence(Comparison comparison, int count, Distinct distinct) {
  /** The comparison with {@code count}. */
  public enum Comparison {
    EXACTLY,
    AT_MOST,
    AT_LEAST
  }

  /** What counts once however often it occurs. */
  public enum Distinct {
    NOTHING,
    CONCEPT,
    START_DATE,
    VISIT
  }

  public Occurrence {
    if (count < 0) {
      throw new IllegalArgumentException("occurrences: expected 0 or more, found " + count);
    }
  }

  public static Occurrence atLeast(int count) {
    return new Occurrence(Comparison.AT_LEAST, count, Distinct.NOTHING);
  }

  public static Occurrence exactly(int count) {
    return new Occurrence(Comparison.EXACTLY, count, Distinct.NOTHING);
  }
}
