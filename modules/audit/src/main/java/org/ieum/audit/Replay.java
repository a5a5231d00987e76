package org.ieum.audit;

import java.util.List;
import java.util.Optional;
import org.ieum.algorithms.StudyProgram;
import org.ieum.audit.entry.ModelPublished;
import org.ieum.audit.entry.SoftwareReleased;
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
  private Replay() {}

  /**
   * Replays one study.
   *
   * @param study a study's digest, the start of one, or the name of the newest study of that name
   * @throws IeumException UNKNOWN_STUDY, OTHER_RELEASE, LEDGER_CORRUPT or REPLICA_DIVERGED
   */
  public static ReplayVerdict run(
      List<Entry> entries, FrameStore frames, String study, ProgressListener progress) {
    ReadableStudy readable = find(entries, frames, study).readable();
    StudyRecord record = readable.record();
    ReplayFederation federation = new ReplayFederation(readable);
    String recorded =
        record.last(ModelPublished.TYPE).map(published -> published.body().model()).orElse("");
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
        model,
        record
            .last(EntryKind.MODEL_PUBLISHED)
            .flatMap(published -> Software.of(published, entries))
            .map(SoftwareReleased.TYPE::body));
  }

  /** The study that a person means; of an id that several have, the newest. */
  private static RecordedStudy find(List<Entry> entries, FrameStore frames, String study) {
    List<RecordedStudy> all = RecordedStudy.all(entries, frames);
    List<RecordedStudy> meant =
        StudyName.meant(study, all, RecordedStudy::id, RecordedStudy::digest);
    if (meant.isEmpty()) {
      throw new IeumException(
          ErrorCode.UNKNOWN_STUDY,
          "study "
              + study
              + ": expected the name or digest of a study in this ledger, found none of "
              + "that name among "
              + all.size());
    }
    return meant.get(meant.size() - 1);
  }
}
