package org.ieum.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.ieum.federation.Federation;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.query.Query;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;

/**
 * A federation that fails where it is told to, before or after the real one has answered. Rounds
 * count from 1; a round that has failed as planned is asked afresh the next time. Not thread-safe.
 */
public final class FaultyFederation implements Federation {
  /** When a planned failure strikes. */
  public enum Moment {
    /** The sites never hear of the query. */
    BEFORE_ASKING,
    /** The sites have answered; the answer is lost. */
    AFTER_ASKING
  }

  private record Fault(Moment moment, ErrorCode code) {}

  private final Federation real;
  private final Map<Integer, Deque<Fault>> faults = new TreeMap<>();
  private int round = 1;
  private int asked;

  public FaultyFederation(Federation real) {
    this.real = real;
  }

  /** Plans one failure of a round; several of the same round strike one after the other. */
  public FaultyFederation failing(int atRound, Moment moment, ErrorCode code) {
    faults.computeIfAbsent(atRound, r -> new ArrayDeque<>()).add(new Fault(moment, code));
    return this;
  }

  /** How often the real federation was asked. */
  public int asked() {
    return asked;
  }

  @Override
  public StudyManifest study() {
    return real.study();
  }

  @Override
  public AggregateVector ask(Query query) {
    Deque<Fault> planned = faults.getOrDefault(round, new ArrayDeque<>());
    Fault fault = planned.poll();
    if (fault != null && fault.moment() == Moment.BEFORE_ASKING) {
      throw failure(fault);
    }
    AggregateVector sum = real.ask(query);
    asked++;
    if (fault != null) {
      throw failure(fault);
    }
    round++;
    return sum;
  }

  private IeumException failure(Fault fault) {
    return new IeumException(fault.code(), "planned failure of round " + round);
  }
}
