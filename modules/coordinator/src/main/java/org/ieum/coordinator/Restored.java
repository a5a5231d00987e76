package org.ieum.coordinator;

import org.ieum.audit.StudyRecord;
import org.ieum.audit.entry.EgressReceived;
import org.ieum.audit.entry.ModelPublished;
import org.ieum.audit.entry.QueryIssued;
import org.ieum.audit.entry.StudyApproved;
import org.ieum.audit.entry.StudyCancelled;
import org.ieum.audit.entry.StudyFailed;
import org.ieum.audit.entry.StudyRefused;
import org.ieum.audit.entry.StudySubmitted;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.StudyManifest;
import org.ieum.wire.v1.StudyDecision;
import org.ieum.wire.v1.StudyPhase;

/** A study's status as its ledger entries tell it. */
record Restored(StudyManifest manifest, StudyRecord record) {
  private static final int LONGEST_TEXT = 2000;

  void into(StudyProgress progress) {
    record
        .last(StudySubmitted.TYPE)
        .ifPresent(e -> progress.submitted(e.body().researcher(), e.entry().time()));
    progress.phase(StudyPhase.AWAITING_APPROVAL);
    record
        .all(StudyApproved.TYPE)
        .forEach(e -> progress.decided(e.actor(), StudyDecision.Decision.APPROVED));
    record
        .all(StudyRefused.TYPE)
        .forEach(e -> progress.decided(e.actor(), StudyDecision.Decision.REFUSED));
    record
        .all(EgressReceived.TYPE)
        .forEach(e -> progress.received(e.actor(), e.body().wireBytes()));
    progress.rounds(record.revealed());
    record.all(QueryIssued.TYPE).stream()
        .findFirst()
        .ifPresent(first -> progress.started(first.entry().time()));
    end(progress);
  }

  private void end(StudyProgress progress) {
    record
        .last(ModelPublished.TYPE)
        .ifPresent(
            e -> {
              progress.done(e.body().model(), e.entry().time());
              manifest.sites().forEach(s -> progress.verified(s, record.revealed()));
            });
    record
        .last(StudyCancelled.TYPE)
        .ifPresent(e -> progress.cancelled(e.body().by(), e.entry().time()));
    record
        .last(StudyFailed.TYPE)
        .ifPresent(
            e ->
                progress.failed(
                    new IeumException(ErrorCode.valueOf(e.body().code()), e.body().text()),
                    e.entry().time()));
  }

  /** A message fit for an entry: one line, not too long. */
  static String oneLine(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "…";
  }
}
