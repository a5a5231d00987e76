package org.ieum.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ieum.audit.entry.AggregateRevealed;
import org.ieum.audit.entry.EntryBody;
import org.ieum.audit.entry.EntryType;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.ledger.Entry;
import org.ieum.ledger.EntryKind;
import org.ieum.ledger.Frame;
import org.ieum.ledger.FrameRef;
import org.ieum.ledger.FrameStore;

/** What one ledger holds about one study: a projection of its entries. */
public final class StudyRecord {
  private final String study;
  private final List<Entry> entries;
  private final FrameStore frames;

  private StudyRecord(String study, List<Entry> entries, FrameStore frames) {
    this.study = study;
    this.entries = entries;
    this.frames = frames;
  }

  /** The entries of the study with that digest. */
  public static StudyRecord of(String study, List<Entry> all, FrameStore frames) {
    return new StudyRecord(study, ofStudy(study, all).toList(), frames);
  }

  /** Those of the entries that are of that study. */
  static Stream<Entry> ofStudy(String study, List<Entry> all) {
    return all.stream().filter(e -> e.draft().studyId().filter(study::equals).isPresent());
  }

  /** Digests of all studies that these entries submit, oldest first. */
  public static List<String> studies(List<Entry> all) {
    return all.stream()
        .filter(e -> e.kind() == EntryKind.STUDY_SUBMITTED)
        .flatMap(e -> e.draft().studyId().stream())
        .distinct()
        .toList();
  }

  public String study() {
    return study;
  }

  public List<Entry> entries() {
    return entries;
  }

  /** The last entry of that kind. */
  public Optional<Entry> last(EntryKind kind) {
    return entries.stream().filter(e -> e.kind() == kind).reduce((a, b) -> b);
  }

  /** All entries of that kind. */
  public List<Entry> all(EntryKind kind) {
    return entries.stream().filter(e -> e.kind() == kind).toList();
  }

  /** The entry that submitted the study. */
  Entry submission() {
    return last(EntryKind.STUDY_SUBMITTED)
        .orElseThrow(
            () ->
                new IeumException(
                    ErrorCode.UNKNOWN_STUDY,
                    "study " + study + ": expected an entry study.submitted, found none"));
  }

  /** The submitted manifest, in the bytes that it was submitted in. */
  byte[] manifestBytes() {
    return payload(submission());
  }

  /** The kind of the entry that ended the study, where one did. */
  public Optional<EntryKind> ended() {
    return entries.stream().map(Entry::kind).filter(EntryKind::endsStudy).findFirst();
  }

  /** All entries of that type, with what they say. */
  public <B extends EntryBody> List<Logged<B>> all(EntryType<B> type) {
    return entries.stream()
        .filter(e -> e.kind() == type.kind())
        .map(e -> new Logged<>(e, type.body(e)))
        .toList();
  }

  /** The last entry of that type, with what it says. */
  public <B extends EntryBody> Optional<Logged<B>> last(EntryType<B> type) {
    return last(type.kind()).map(e -> new Logged<>(e, type.body(e)));
  }

  /** The revealed rounds, from the first without a gap. */
  public List<RecordedRound> rounds() {
    List<RecordedRound> rounds = new ArrayList<>();
    for (Logged<AggregateRevealed> revealed : all(AggregateRevealed.TYPE)) {
      int expected = rounds.size() + 1;
      if (revealed.body().round() != expected) {
        throw new IeumException(
            ErrorCode.LEDGER_CORRUPT,
            "study "
                + study
                + ", entry "
                + revealed.entry().seq()
                + ": expected round "
                + expected
                + ", found "
                + revealed.body().round());
      }
      rounds.add(
          new RecordedRound(
              expected,
              revealed.body().query(),
              revealed.body().step(),
              Words.fromBytes(payload(revealed.entry()))));
    }
    return rounds;
  }

  /** How many rounds have been revealed. */
  public int revealed() {
    return all(EntryKind.AGGREGATE_REVEALED).size();
  }

  /** The payload of the frame that an entry names. */
  public byte[] payload(Entry entry) {
    FrameRef ref =
        entry
            .draft()
            .frameRef()
            .orElseThrow(
                () ->
                    new IeumException(
                        ErrorCode.LEDGER_CORRUPT,
                        "study "
                            + study
                            + ", entry "
                            + entry.seq()
                            + ": expected a frame, found none"));
    return Frame.decode(frames.get(ref.sha256())).payload();
  }
}
