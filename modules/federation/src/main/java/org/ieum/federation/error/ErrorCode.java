package org.ieum.federation.error;

/** Stable code of an error; codes are never renamed or reused. */
public enum ErrorCode {
  BAD_STUDY(Blame.CALLER),
  BAD_CONFIGURATION(Blame.CALLER),
  BAD_USAGE(Blame.CALLER),
  UNKNOWN_STUDY(Blame.CALLER),
  /** A recorded study that only another release of Ieum reads, replays and goes on with. */
  OTHER_RELEASE(Blame.CALLER),
  /**
   * The pooled data cannot support the model: constant or duplicate covariate, one-class outcome.
   */
  DEGENERATE_DATA(Blame.CALLER),
  /** Some linear combination of covariates separates the outcome; no finite estimate exists. */
  SEPARATION(Blame.CALLER),
  NOT_CONVERGED(Blame.CALLER),
  CANCELLED(Blame.CALLER),
  REFUSED_BY_SITE(Blame.PRIVACY),
  DISCLOSURE(Blame.PRIVACY),
  /** A table, column, type or cell is not what the dictionary says. */
  BAD_TABLE(Blame.SITE),
  SITE_UNAVAILABLE(Blame.SITE),
  ENGINE_FAILED(Blame.SITE),
  OVERFLOW(Blame.SITE),
  PROTOCOL_VIOLATION(Blame.PROTOCOL),
  VERSION_MISMATCH(Blame.PROTOCOL),
  /** A replica derived another query than the one asked or recorded. */
  REPLICA_DIVERGED(Blame.PROTOCOL),
  LEDGER_CORRUPT(Blame.LEDGER),
  DISK(Blame.LEDGER),
  INTERNAL(Blame.BUG);

  private final Blame blame;

  ErrorCode(Blame blame) {
    this.blame = blame;
  }

  public Blame blame() {
    return blame;
  }
}
