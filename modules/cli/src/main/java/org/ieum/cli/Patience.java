package org.ieum.cli;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.ieum.federation.error.IeumException;
import org.ieum.wire.GrpcErrors;

/** Asks a coordinator that may be starting again: for so long, and saying what it waits for. */
final class Patience {
  /** Stops for so long. */
  @FunctionalInterface
  interface Pause {
    void take(Duration time) throws InterruptedException;
  }

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration PLAIN = Duration.ofSeconds(10);

  private final Console console;
  private final Duration longest;
  private final Predicate<IeumException> passing;
  private final LongSupplier nanos;
  private final Pause pause;

  Patience(Console console, Duration longest) {
    this(
        console,
        longest,
        GrpcErrors::isUnanswered,
        System::nanoTime,
        time -> Thread.sleep(time.toMillis()));
  }

  Patience(
      Console console,
      Duration longest,
      Predicate<IeumException> passing,
      LongSupplier nanos,
      Pause pause) {
    this.console = console;
    this.longest = longest;
    this.passing = passing;
    this.nanos = nanos;
    this.pause = pause;
  }

  /**
   * What the coordinator answers, as soon as it does. Asking must have the same effect once and
   * several times.
   *
   * @throws IeumException what the last attempt threw, when it does not answer for so long; at once
   *     for anything else than its absence
   */
  <T> T ask(Supplier<T> question) {
    long start = nanos.getAsLong();
    Duration told = PLAIN.negated();
    while (true) {
      try {
        return question.get();
      } catch (IeumException e) {
        Duration waited = Duration.ofNanos(nanos.getAsLong() - start);
        if (!passing.test(e) || waited.compareTo(longest) >= 0) {
          throw e;
        }
        if (waited.minus(told).compareTo(PLAIN) >= 0) {
          told = waited;
          console.note(
              "waiting for the coordinator, which does not answer: "
                  + waited.toSeconds()
                  + " of at most "
                  + longest.toSeconds()
                  + " s; Ctrl-C ends the wait, and nothing is submitted");
        }
        take(e);
      }
    }
  }

  private void take(IeumException last) {
    try {
      pause.take(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw last;
    }
  }
}
