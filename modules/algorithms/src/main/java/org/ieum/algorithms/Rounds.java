package org.ieum.algorithms;

import org.ieum.federation.Federation;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.ProgressStep;
import org.ieum.federation.plan.Repeats;
import org.ieum.federation.query.Query;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;

/** Asks, counts round trips, and reports each one once it is understood. */
final class Rounds {
  /** Hears of every question before it is asked. */
  @FunctionalInterface
  interface Asked {
    void hear(Query query, Repeats repeats);
  }

  private final Federation federation;
  private final ProgressListener listener;
  private final Asked asked;
  private int count;

  Rounds(Federation federation, ProgressListener listener) {
    this(federation, listener, (query, repeats) -> {});
  }

  Rounds(Federation federation, ProgressListener listener, Asked asked) {
    this.federation = federation;
    this.listener = listener;
    this.asked = asked;
  }

  StudyManifest study() {
    return federation.study();
  }

  /** Asks what the analysis asks at one place, once. */
  AggregateVector ask(Query query) {
    return ask(query, Repeats.ONCE);
  }

  /** Asks one of several questions that differ in public numbers alone. */
  AggregateVector ask(Query query, Repeats repeats) {
    asked.hear(query, repeats);
    AggregateVector sum = federation.ask(query);
    count++;
    return sum;
  }

  int count() {
    return count;
  }

  void report(String phase, double logLikelihood, String text) {
    listener.onStep(new ProgressStep(phase, count, logLikelihood, text));
  }
}
