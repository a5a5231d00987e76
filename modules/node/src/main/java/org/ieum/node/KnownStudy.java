package org.ieum.node;

import java.util.List;
import java.util.Map;
import org.ieum.audit.ForeignStudy;
import org.ieum.audit.RecordedStudy;
import org.ieum.audit.StudyRecord;
import org.ieum.ledger.Entry;
import org.ieum.ledger.EntryKind;
import org.ieum.ledger.FrameStore;

/**
 * A study as a node tells of it.
 *
 * @param state where it stands here, in a word or two
 * @param rounds revealed so far, as the ledger has them
 * @param otherRelease whether another release recorded it, which {@code state} then names
 */
public record KnownStudy(
    String id, String digest, String title, String state, int rounds, boolean otherRelease) {
  /** A study of this release. */
  KnownStudy(String id, String digest, String title, String state, int rounds) {
    this(id, digest, title, state, rounds, false);
  }

  /** The studies of a node's ledger, oldest first, as its entries tell of them. */
  public static List<KnownStudy> of(List<Entry> entries, FrameStore frames) {
    return RecordedStudy.all(entries, frames).stream().map(KnownStudy::of).toList();
  }

  private static KnownStudy of(RecordedStudy study) {
    return new KnownStudy(
        study.id(),
        study.digest(),
        study.title(),
        study instanceof ForeignStudy foreign
            ? state(study.record()) + ", " + foreign.advice()
            : state(study.record()),
        study.record().revealed(),
        study instanceof ForeignStudy);
  }

  /** As the status file has it. */
  public Map<String, Object> document() {
    return Map.of("id", id, "digest", digest, "title", title, "state", state, "rounds", rounds);
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
