package org.ieum.federation.preview;

/**
 * Something about a site's tables that its people should know.
 *
 * @param subject a table, a column, a covariate or a concept set
 * @param count how many rows, persons or cells it concerns
 * @param of out of how many; 0 where that has no meaning
 * @param text what was expected and found, with what to do; counts and shares, never a value of a
 *     patient's
 */
public record Finding(
    Code code, Severity severity, String subject, long count, long of, String text) {
  /** Whether a study may run in spite of it. */
  public enum Severity {
    BLOCK,
    WARN
  }

  /** What kind of thing it is; never renamed. */
  public enum Code {
    REQUIRED(Severity.BLOCK),
    DATATYPE(Severity.BLOCK),
    PRIMARY_KEY(Severity.BLOCK),
    FOREIGN_KEY(Severity.BLOCK),
    OVERLAPPING_PERIODS(Severity.BLOCK),
    END_ABSENT(Severity.WARN),
    COLUMN_NAME(Severity.WARN),
    VOCABULARY_RELEASE(Severity.WARN),
    BEFORE_BIRTH(Severity.WARN),
    AFTER_DEATH(Severity.WARN),
    START_AFTER_END(Severity.WARN),
    DATE_RANGE(Severity.WARN),
    UNMAPPED(Severity.WARN),
    YEARLY_BREAK(Severity.WARN),
    UNKNOWN_CONCEPTS(Severity.WARN),
    NO_DESCENDANTS(Severity.WARN),
    NEVER_RECORDED(Severity.WARN),
    NO_VALUES(Severity.WARN),
    MISSING_UNIT(Severity.WARN),
    UNKNOWN_UNIT(Severity.WARN),
    OUT_OF_RANGE(Severity.WARN),
    OUTSIDE_LIMITS(Severity.WARN),
    BIMODAL(Severity.WARN),
    FEW_PERSONS(Severity.BLOCK),
    FEW_EVENTS(Severity.WARN),
    MANY_PARAMETERS(Severity.WARN),
    EFFECTIVE_SIZE(Severity.WARN),
    OWN_FIGURES(Severity.BLOCK),
    OUTCOME_RATE(Severity.WARN),
    IMPOSSIBLE_CELLS(Severity.WARN);

    private final Severity severity;

    Code(Severity severity) {
      this.severity = severity;
    }

    public Severity severity() {
      return severity;
    }
  }

  /** A finding of its code's severity. */
  public static Finding of(Code code, String subject, long count, long of, String text) {
    return new Finding(code, code.severity(), subject, count, of, text);
  }

  public boolean blocks() {
    return severity == Severity.BLOCK;
  }
}
