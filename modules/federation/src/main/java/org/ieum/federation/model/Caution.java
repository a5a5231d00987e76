package org.ieum.federation.model;

/**
 * Something about a fitted model that its readers must know before they use it.
 *
 * @param subject a coefficient, or a kind of records
 * @param text what was expected and found, with what to do; figures of all sites together
 */
public record Caution(Code code, String subject, String text) {
  /** What kind of thing it is; never renamed. */
  public enum Code {
    /** The data hardly determine a coefficient. */
    HARDLY_DETERMINED,
    /** The ridge, and not the data, determines a coefficient. */
    RIDGE_DETERMINED,
    /** Weights leave less than half of the records' worth. */
    EFFECTIVE_SIZE
  }
}
