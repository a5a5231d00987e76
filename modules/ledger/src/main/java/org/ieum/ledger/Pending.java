package org.ieum.ledger;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * An append that is under way. It is durable when {@link #await} returns, and also when any append
 * or checkpoint that was asked for after it is.
 */
public final class Pending {
  private final CompletableFuture<List<Entry>> result;
  private final Runnable hurry;

  Pending(CompletableFuture<List<Entry>> result) {
    this(result, () -> {});
  }

  Pending(CompletableFuture<List<Entry>> result, Runnable hurry) {
    this.result = result;
    this.hurry = hurry;
  }

  /** An append of nothing, which is always durable. */
  public static Pending none() {
    return new Pending(CompletableFuture.completedFuture(List.of()));
  }

  /**
   * Returns when the entries are durable.
   *
   * @throws LedgerException as {@link Ledger#append(List, List)}
   */
  public List<Entry> await() {
    if (!result.isDone()) {
      hurry.run();
    }
    return join(result);
  }

  /**
   * Runs the action once the entries are durable, on the thread that made them so; never when they
   * could not be.
   */
  public void whenDurable(Runnable action) {
    var unused = result.thenRun(action);
  }

  /** Not interruptible: who left early would not know whether the entry was recorded. */
  static <T> T join(CompletableFuture<T> result) {
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof LedgerException cause) {
        throw new LedgerException(cause.code(), String.valueOf(cause.getMessage()), cause);
      }
      throw e;
    }
  }
}
