package org.ieum.algorithms;

import java.util.Optional;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.query.Query;

/**
 * A computation that says what it wants to know next and hears the answer, so that several can
 * share their round trips.
 *
 * @param <R> what it finds
 */
interface Stepper<R> {
  /** The next question, as long as there is no result. */
  Query next();

  /**
   * Hears the answer to the next question.
   *
   * @throws IeumException where the sums cannot support a result; it is over then
   */
  void take(Answer answer);

  /** What it found, once it is done. */
  Optional<R> result();
}
