package org.ieum.audit;

import org.ieum.federation.Federation;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.query.Query;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;

/** Answers from the ledger alone; never touches a network. */
public final class ReplayFederation implements Federation {
  private final StudyManifest study;
  private final RecordedAnswers recorded;

  public ReplayFederation(ReadableStudy readable) {
    this.study = readable.manifest();
    this.recorded = new RecordedAnswers(study, readable.record().rounds());
  }

  @Override
  public StudyManifest study() {
    return study;
  }

  /** Rounds answered so far. */
  public int asked() {
    return recorded.asked();
  }

  @Override
  public AggregateVector ask(Query query) {
    if (!recorded.hasNext()) {
      throw new IeumException(
          ErrorCode.LEDGER_CORRUPT,
          "study "
              + study.id()
              + ": expected round "
              + (recorded.asked() + 1)
              + " ('"
              + query.describe()
              + "') in the ledger, found its end; the study had not finished here");
    }
    return recorded.answer(query);
  }
}
