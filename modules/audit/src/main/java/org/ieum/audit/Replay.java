package org.ieum.audit;

import java.util.List;
import java.util.Optional;
import org.ieum.algorithms.StudyProgram;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.error.Blame;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.study.StudyName;
import org.ieum.ledger.Entry;
import org.ieum.ledger.EntryKind;
import org.ieum.ledger.FrameStore;

/** Re-executes a study from a ledger and compares the model with the recorded one. */
public final class Replay {
  /** Field of a {@code model.published} entry: the model's digest. */
  public static final String MODEL = "model";

  private Replay() {}

  /**
   * Replays one study.
   *
   * @param study a study's digest, the start of one, or the name of the newest study of that name
   * @throws IeumException UNKNOWN_STUDY, LEDGER_CORRUPT or REPLICA_DIVERGED
   */
  public static ReplayVerdict run(
      List<Entry> entries, FrameStore frames, String study, ProgressListener progress) {
    StudyRecord record = find(entries, frames, study);
    ReplayFederation federation = new ReplayFederation(record);
    String recorded =
        record
            .last(EntryKind.MODEL_PUBLISHED)
            .map(e -> e.draft().texts().getOrDefault(MODEL, ""))
            .orElse("");
    Optional<FittedModel> model = Optional.empty();
    String failure = "";
    try {
      model = Optional.of(StudyProgram.run(federation, progress));
    } catch (IeumException e) {
      if (e.code().blame() == Blame.LEDGER || e.code().blame() == Blame.PROTOCOL) {
        throw e;
      }
      failure = e.code() + ": " + e.text();
    }
    return new ReplayVerdict(
        record.study(),
        federation.study().id(),
        federation.asked(),
        recorded,
        model.map(FittedModel::digest).orElse(""),
        failure,
        model);
  }

  /** The record of the study that a person means. */
  public static StudyRecord find(List<Entry> entries, FrameStore frames, String study) {
    List<StudyRecord> all =
        StudyRecord.studies(entries).stream()
            .map(digest -> StudyRecord.of(digest, entries, frames))
            .toList();
    List<StudyRecord> meant =
        StudyName.meant(study, all, record -> record.manifest().id(), StudyRecord::study);
    if (meant.isEmpty()) {
      throw new IeumException(
          ErrorCode.UNKNOWN_STUDY,
          "study "
              + study
              + ": expected the name or digest of a study in this ledger, found none of "
              + "that name among "
              + StudyRecord.studies(entries).size());
    }
    return meant.get(meant.size() - 1);
  }
}
