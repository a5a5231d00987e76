package org.ieum.audit;

import org.ieum.federation.Federation;
import org.ieum.federation.query.Query;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;

/**
 * Answers from the journal as far as it goes, then asks another federation. What that one answers
 * is durable before anything that follows from it leaves the process: either it records each sum
 * itself ({@link #resuming}), or this one does before it returns the sum ({@link #recording}).
 */
public final class JournaledFederation implements Federation {
  private final Federation inner;
  private final StudyJournal journal;
  private final RecordedAnswers recorded;
  private final boolean records;
  private int round;

  private JournaledFederation(Federation inner, StudyJournal journal, boolean records) {
    this.inner = inner;
    this.journal = journal;
    this.records = records;
    this.recorded = new RecordedAnswers(inner.study(), journal.record().rounds());
  }

  /** Around a federation that journals each sum itself, together with how it came about. */
  public static JournaledFederation resuming(Federation inner, StudyJournal journal) {
    return new JournaledFederation(inner, journal, false);
  }

  /** Around a federation that keeps no record. */
  public static JournaledFederation recording(Federation inner, StudyJournal journal) {
    return new JournaledFederation(inner, journal, true);
  }

  @Override
  public StudyManifest study() {
    return inner.study();
  }

  @Override
  public AggregateVector ask(Query query) {
    round++;
    if (recorded.hasNext()) {
      return recorded.answer(query);
    }
    AggregateVector sum = inner.ask(query);
    if (records) {
      journal.revealed(round, query, sum);
    }
    return sum;
  }
}
