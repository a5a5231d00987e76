package org.ieum.coordinator;

import org.ieum.wire.v1.StudyStatus;

/** A study as the coordinator lists it: one that it runs or ran, or one of another release. */
sealed interface ListedStudy permits StudyRun, OtherReleaseStudy {
  String id();

  /** The study's digest. */
  String study();

  StudyStatus status();

  /**
   * The study, to do something with it.
   *
   * @throws org.ieum.federation.error.IeumException OTHER_RELEASE when this release cannot
   */
  StudyRun run();
}
