package org.ieum.node;

import java.util.List;
import org.ieum.audit.StudyRecord;
import org.ieum.federation.study.StudyManifest;
import org.ieum.ledger.Entry;
import org.ieum.ledger.EntryKind;
import org.ieum.ledger.FrameStore;

/**
 * A study as a node tells of it.
 *
 * @param state where it stands here, in a word or two
 * @param rounds revealed so far, as the ledger has them
 */
public record KnownStudy(String id, String digest, String title, String state, int rounds) {
  /** The studies of a node's ledger, oldest first, as its entries tell of them. */
  public static List<KnownStudy> of(List<Entry> entries, FrameStore frames) {
    return StudyRecord.studies(entries).stream()
        .map(digest -> of(StudyRecord.of(digest, entries, frames)))
        .toList();
  }

  private static KnownStudy of(StudyRecord record) {
    StudyManifest manifest = record.manifest();
    return new KnownStudy(
        manifest.id(), record.study(), manifest.title(), state(record), record.revealed());
  }

  private static String state(StudyRecord record) {
    if (record.last(EntryKind.MODEL_PUBLISHED).isPresent()) {
      return "model computed";
    }
    if (record.last(EntryKind.STUDY_CANCELLED).isPresent()) {
      return "cancelled";
    }
    if (record.last(EntryKind.STUDY_FAILED).isPresent()) {
      return "failed";
    }
    if (record.last(EntryKind.STUDY_REFUSED).isPresent()) {
      return "refused";
    }
    if (record.revealed() > 0) {
      return "stopped";
    }
    return record.last(EntryKind.STUDY_APPROVED).isPresent() ? "approved" : "waits for a decision";
  }
}
