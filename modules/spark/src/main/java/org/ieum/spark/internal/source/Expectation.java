package org.ieum.spark.internal.source;

import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.Outcome;

/** The wording of what a cell should have been. */
final class Expectation {
  static final String NUMBER =
      "expected a number, found other text; correct the cell, or leave it empty where the value is"
          + " absent";
  static final String FINITE =
      "expected a finite number, found NaN or an infinity; leave the cell empty where the value is"
          + " absent";
  static final String BINARY = "expected 0 or 1 (or false or true), found another value";
  static final String NO_PERSON =
      "expected the patient's id, found no value; the hold-out depends on it";

  private Expectation() {}

  static String outcome(Outcome outcome) {
    return "expected an outcome of "
        + outcome.words()
        + ", found another value"
        + (outcome.binary() ? "" : "; correct it, or ask for a study with other limits");
  }

  /** Of the column that says whether the event happened at a record's time. */
  static String event() {
    return "expected 0 (not observed to happen) or 1 (happened) of the event, found no or another"
        + " value; leave out patients of whom it is unknown";
  }

  static String noOutcome(Outcome outcome) {
    return "expected an outcome of "
        + outcome.words()
        + ", found no value; leave out patients whose outcome is unknown";
  }

  static String distinct(long repeated) {
    return "expected every patient's id in one row, found "
        + repeated
        + (repeated == 1 ? " id" : " ids")
        + " in more than one; keep one row a patient, or name the column that identifies one";
  }

  static String weight(double maximum) {
    return "expected a weight from 0 to "
        + maximum
        + ", found no value or one outside; cut weights at the study's maximum, and give every"
        + " record one";
  }

  static String level(Covariate covariate) {
    return "expected one of the dictionary's levels "
        + covariate.levels()
        + ", found another value; map it to a level, or leave the cell empty where it is absent";
  }

  static String width(int expected, int found) {
    return "expected "
        + expected
        + " cells as in the header, found "
        + found
        + "; check delimiters and quotes";
  }
}
