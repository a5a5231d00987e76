package org.ieum.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/** Work for many sites, as much of it at once as there are processors. */
final class SideBySide implements AutoCloseable {
  private final ExecutorService threads;

  private SideBySide(int atOnce) {
    threads =
        Executors.newFixedThreadPool(
            atOnce,
            work -> {
              Thread thread = new Thread(work, "site");
              thread.setDaemon(true);
              return thread;
            });
  }

  static SideBySide ofProcessors() {
    return new SideBySide(Runtime.getRuntime().availableProcessors());
  }

  Executor executor() {
    return threads;
  }

  /**
   * Does the work for each and hands the results on in the order of the items. All of them are
   * done, also after one has failed.
   *
   * @throws RuntimeException the first failure in the order of the items
   */
  <T, R> void each(List<T> items, Function<T, R> work, Consumer<R> results) {
    List<Future<R>> started = new ArrayList<>();
    for (T item : items) {
      started.add(threads.submit(() -> work.apply(item)));
    }
    RuntimeException first = null;
    for (Future<R> one : started) {
      try {
        results.accept(one.get());
      } catch (ExecutionException e) {
        first = first != null ? first : failure(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IeumException(ErrorCode.CANCELLED, "simulation: interrupted", e);
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private static RuntimeException failure(ExecutionException e) {
    return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
