package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.plan.Repeats;
import org.ieum.federation.query.Bundle;
import org.ieum.federation.query.Query;
import org.ieum.federation.vector.AggregateVector;

/**
 * Runs steppers side by side: in each round all that are not done ask in one bundle, each distinct
 * question once. It takes as many round trips as the longest of them, and each finds what it would
 * have found alone.
 *
 * @param <K> what tells one stepper from another
 * @param <R> what a stepper finds
 */
final class Together<K, R> {
  private final Map<K, Stepper<R>> open;
  private final Map<K, R> found = new LinkedHashMap<>();
  private final Map<K, IeumException> failed = new LinkedHashMap<>();

  Together(Map<K, ? extends Stepper<R>> steppers) {
    this.open = new LinkedHashMap<>(steppers);
    settle();
  }

  boolean done() {
    return open.isEmpty();
  }

  /** One round trip for all that are not done. */
  void step(Rounds rounds, Repeats repeats) {
    Map<Query, List<K>> askers = new LinkedHashMap<>();
    open.forEach(
        (key, stepper) -> askers.computeIfAbsent(stepper.next(), q -> new ArrayList<>()).add(key));
    AggregateVector sum = rounds.ask(new Bundle(List.copyOf(askers.keySet())), repeats);
    int part = 0;
    for (List<K> keys : askers.values()) {
      Answer answer = Answer.part(sum, part++);
      keys.forEach(key -> take(key, answer));
    }
    settle();
  }

  private void take(K key, Answer answer) {
    Stepper<R> stepper = open.get(key);
    if (stepper == null) {
      throw new IllegalStateException("nobody asks as " + key);
    }
    try {
      stepper.take(answer);
    } catch (IeumException e) {
      failed.put(key, e);
      open.remove(key);
    }
  }

  private void settle() {
    for (K key : List.copyOf(open.keySet())) {
      Stepper<R> stepper = open.get(key);
      if (stepper != null && stepper.result().isPresent()) {
        found.put(key, stepper.result().get());
        open.remove(key);
      }
    }
  }

  /** What those found that are done, in the order in which they were. */
  Map<K, R> found() {
    return Map.copyOf(found);
  }

  /** Why others ended without a result. */
  Map<K, IeumException> failed() {
    return Map.copyOf(failed);
  }
}
