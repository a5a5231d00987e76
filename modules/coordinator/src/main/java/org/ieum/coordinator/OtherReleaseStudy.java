package org.ieum.coordinator;

import org.ieum.audit.ForeignStudy;
import org.ieum.federation.error.ErrorCode;
import org.ieum.ledger.EntryKind;
import org.ieum.wire.v1.StudyPhase;
import org.ieum.wire.v1.StudyStatus;

/** A study that another release recorded: it is listed, and neither offered nor run. */
record OtherReleaseStudy(ForeignStudy foreign) implements ListedStudy {
  @Override
  public String id() {
    return foreign.id();
  }

  @Override
  public String study() {
    return foreign.digest();
  }

  @Override
  public StudyStatus status() {
    StudyStatus.Builder status =
        StudyStatus.newBuilder()
            .setId(id())
            .setDigest(study())
            .setTitle(foreign.title())
            .setResearcher(foreign.researcher())
            .setRounds(foreign.record().revealed())
            .setPhase(foreign.ended().map(OtherReleaseStudy::phase).orElse(StudyPhase.SUSPENDED))
            .setRecordedBy(foreign.release());
    foreign
        .record()
        .last(EntryKind.STUDY_SUBMITTED)
        .ifPresent(submitted -> status.setSubmittedAt(submitted.time().toEpochMilli()));
    if (foreign.ended().isEmpty()) {
      status.setErrorCode(ErrorCode.OTHER_RELEASE.name()).setError(foreign.advice());
    }
    return status.build();
  }

  private static StudyPhase phase(EntryKind ended) {
    return switch (ended) {
      case MODEL_PUBLISHED -> StudyPhase.DONE;
      case STUDY_CANCELLED -> StudyPhase.CANCELLED;
      default -> StudyPhase.FAILED;
    };
  }

  @Override
  public StudyRun run() {
    throw foreign.refusal();
  }
}
