package org.ieum.node;

import org.ieum.wire.v1.StudyPhase;

/** The coordinator says that the study has ended, or the node stops; never leaves this package. */
final class StudyOver extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final StudyPhase phase;

  StudyOver(StudyPhase phase) {
    super(phase.name(), null, false, false);
    this.phase = phase;
  }

  /** How it ended; unspecified when the node stops. */
  StudyPhase phase() {
    return phase;
  }
}
