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

  Pending(CompletableFuture<List<Entry>> result) {
    this.result = result;
  }

  /**
   * Returns when the entries are durable.
   *
   * @throws LedgerException as {@link Ledger#append(List, List)}
   */
  public List<Entry> await() {
    return join(result);
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
