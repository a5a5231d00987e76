package org.ieum.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ieum.cli.spark.SparkRun;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/** The pooled fits while the ledgers are checked. */
final class PooledProcess {
  private final Process process;
  private final Path log;

  private PooledProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static PooledProcess start(Children children, SparkRun run, Path logs) {
    Path log = logs.resolve("pooled.log");
    return new PooledProcess(children.start("pooled", run.builder(), log), log);
  }

  void await() {
    try {
      if (process.waitFor() != 0) {
        List<String> lines = Files.readAllLines(log);
        throw SparkRun.failure(lines.subList(Math.max(0, lines.size() - 30), lines.size()));
      }
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.ENGINE_FAILED, "pooled fit: failed, and its log cannot be read: " + log, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IeumException(ErrorCode.CANCELLED, "demo: interrupted", e);
    }
  }
}
