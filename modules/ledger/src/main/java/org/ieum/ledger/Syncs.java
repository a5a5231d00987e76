package org.ieum.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Fsyncs that are waited for together. */
final class Syncs {
  private static final int THREADS = 8;
  private static final long IDLE_SECONDS = 60;

  /** Daemons that end when nothing was to do for a while; shared by the ledgers of a process. */
  private static final Executor POOL = pool();

  /** One fsync. */
  interface Sync {
    void run() throws IOException;
  }

  private Syncs() {}

  /**
   * Runs all of them, in no order, and returns when all have ended.
   *
   * @throws IOException what the first that failed threw; the rest were run all the same
   */
  static void together(List<Sync> syncs) throws IOException {
    List<CompletableFuture<Result>> others = new ArrayList<>();
    for (int i = 1; i < syncs.size(); i++) {
      Sync sync = syncs.get(i);
      others.add(CompletableFuture.supplyAsync(() -> result(sync), POOL));
    }
    Result first = syncs.isEmpty() ? new Done() : result(syncs.get(0));
    List<Result> all = new ArrayList<>(List.of(first));
    others.forEach(other -> all.add(other.join()));
    for (Result result : all) {
      if (result instanceof Failed failed) {
        throw failed.fault();
      }
    }
  }

  /** A fault of this software comes out of {@code join}, or at once, as it is. */
  private static Result result(Sync sync) {
    try {
      sync.run();
      return new Done();
    } catch (IOException e) {
      return new Failed(e);
    }
  }

  private sealed interface Result permits Done, Failed {}

  private record Done() implements Result {}

  private record Failed(IOException fault) implements Result {}

  private static Executor pool() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "ledger-sync");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
