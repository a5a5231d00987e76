package org.ieum.coordinator;

/** Ends a study's thread from inside a wait; never leaves this package. */
final class StudyEnd extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  enum Reason {
    CANCELLED,
    STOPPED
  }

  private final Reason reason;
  private final String who;

  StudyEnd(Reason reason, String who) {
    super(reason.name(), null, false, false);
    this.reason = reason;
    this.who = who;
  }

  Reason reason() {
    return reason;
  }

  String who() {
    return who;
  }
}
