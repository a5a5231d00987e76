package org.ieum.algorithms;

import org.ieum.federation.Federation;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.ProgressStep;
import org.ieum.federation.query.Query;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;

/** Asks, counts round trips, and reports each one once it is understood. */
final class Rounds {
  private final Federation federation;
  private final ProgressListener listener;
  private int count;

  Rounds(Federation federation, ProgressListener listener) {
    this.federation = federation;
    this.listener = listener;
  }

  StudyManifest study() {
    return federation.study();
  }

  AggregateVector ask(Query query) {
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
