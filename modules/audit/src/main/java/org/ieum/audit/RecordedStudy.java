package org.ieum.audit;

import java.util.List;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.Canonical;
import org.ieum.federation.study.ManifestHead;
import org.ieum.federation.study.StudyManifest;
import org.ieum.ledger.Entry;
import org.ieum.ledger.FrameStore;

/**
 * A study that a ledger holds, recorded by this release or by another. A study of another release
 * never keeps a process from starting; its entries are checked like all others.
 */
public sealed interface RecordedStudy permits ReadableStudy, ForeignStudy {
  /** Its entries. */
  StudyRecord record();

  /** Its name. */
  String id();

  /** One line for people. */
  String title();

  /**
   * The study, to be run or replayed here.
   *
   * @throws IeumException OTHER_RELEASE, naming the release, when it is not this one's
   */
  ReadableStudy readable();

  /** SHA-256 of its manifest: its identity. */
  default String digest() {
    return record().study();
  }

  /**
   * All studies that these entries submit, oldest first.
   *
   * @throws IeumException LEDGER_CORRUPT when a recorded manifest is not that of its study
   */
  static List<RecordedStudy> all(List<Entry> entries, FrameStore frames) {
    return StudyRecord.studies(entries).stream()
        .map(digest -> of(StudyRecord.of(digest, entries, frames), entries))
        .toList();
  }

  private static RecordedStudy of(StudyRecord record, List<Entry> entries) {
    byte[] bytes = record.manifestBytes();
    if (!Canonical.sha256(bytes).equals(record.study())) {
      throw new IeumException(
          ErrorCode.LEDGER_CORRUPT,
          "study "
              + record.study()
              + ": expected its manifest in the entry study.submitted, found that of another study;"
              + " restore the ledger from a backup");
    }
    ManifestHead head = ManifestHead.of(bytes);
    return head.readable()
        ? new ReadableStudy(StudyManifest.fromBytes(bytes), record)
        : new ForeignStudy(head, record, Software.releaseOf(record.submission(), entries));
  }
}
