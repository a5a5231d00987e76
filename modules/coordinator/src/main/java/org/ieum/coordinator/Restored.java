package org.ieum.coordinator;

import java.util.List;
import org.ieum.audit.Replay;
import org.ieum.audit.StudyRecord;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.StudyManifest;
import org.ieum.ledger.Entry;
import org.ieum.ledger.EntryKind;
import org.ieum.wire.v1.StudyDecision;
import org.ieum.wire.v1.StudyPhase;

/** A study's status as its ledger entries tell it. */
record Restored(StudyManifest manifest, StudyRecord record) {
  /** Field with the bytes of a message on the wire. */
  static final String WIRE_BYTES = "wireBytes";

  private static final int LONGEST_TEXT = 2000;

  void into(StudyProgress progress) {
    record
        .last(EntryKind.STUDY_SUBMITTED)
        .ifPresent(e -> progress.submitted(text(e, "researcher"), e.time()));
    progress.phase(StudyPhase.AWAITING_APPROVAL);
    for (Entry e : record.all(EntryKind.STUDY_APPROVED)) {
      progress.decided(e.draft().actor(), StudyDecision.Decision.APPROVED);
    }
    for (Entry e : record.all(EntryKind.STUDY_REFUSED)) {
      progress.decided(e.draft().actor(), StudyDecision.Decision.REFUSED);
    }
    for (Entry e : record.all(EntryKind.EGRESS_RECEIVED)) {
      progress.received(e.draft().actor(), Long.parseLong(text(e, WIRE_BYTES)));
    }
    progress.rounds(record.revealed());
    List<Entry> queries = record.all(EntryKind.QUERY_ISSUED);
    if (!queries.isEmpty()) {
      progress.started(queries.get(0).time());
    }
    end(progress);
  }

  private void end(StudyProgress progress) {
    record
        .last(EntryKind.MODEL_PUBLISHED)
        .ifPresent(
            e -> {
              progress.done(text(e, Replay.MODEL), e.time());
              manifest.sites().forEach(s -> progress.verified(s, record.revealed()));
            });
    record
        .last(EntryKind.STUDY_CANCELLED)
        .ifPresent(e -> progress.cancelled(text(e, "by"), e.time()));
    record
        .last(EntryKind.STUDY_FAILED)
        .ifPresent(
            e ->
                progress.failed(
                    new IeumException(ErrorCode.valueOf(text(e, "code")), text(e, "text")),
                    e.time()));
  }

  private static String text(Entry entry, String field) {
    return entry.draft().texts().getOrDefault(field, "");
  }

  /** A message fit for an entry: one line, not too long. */
  static String oneLine(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "…";
  }
}
