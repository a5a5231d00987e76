package org.ieum.audit;

import java.util.List;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.query.Query;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;

/** Answers the rounds that a journal holds, and refuses a question that is not the recorded one. */
final class RecordedAnswers {
  private final StudyManifest study;
  private final List<RecordedRound> rounds;
  private int next;

  RecordedAnswers(StudyManifest study, List<RecordedRound> rounds) {
    this.study = study;
    this.rounds = rounds;
  }

  boolean hasNext() {
    return next < rounds.size();
  }

  int asked() {
    return next;
  }

  AggregateVector answer(Query query) {
    RecordedRound recorded = rounds.get(next++);
    if (!recorded.query().equals(query.digest())) {
      throw new IeumException(
          ErrorCode.REPLICA_DIVERGED,
          "study "
              + study.id()
              + ", round "
              + recorded.round()
              + ": the ledger records '"
              + recorded.step()
              + "' (query "
              + abbreviated(recorded.query())
              + "), this run asks '"
              + query.describe()
              + "' (query "
              + abbreviated(query.digest())
              + "); usually the recording was made by another release of Ieum: use that one");
    }
    return AggregateVector.of(query.shape(study), query.scale(study), recorded.words());
  }

  private static String abbreviated(String digest) {
    return digest.substring(0, Math.min(12, digest.length()));
  }
}
