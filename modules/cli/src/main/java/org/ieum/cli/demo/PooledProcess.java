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
  private final Children children;
  private final SparkRun run;
  private final Path log;
  private Process process;

  private PooledProcess(Children children, SparkRun run, Path log) {
    this.children = children;
    this.run = run;
    this.log = log;
    this.process = children.start("pooled", run.builder(), log);
  }

  static PooledProcess start(Children children, SparkRun run, Path logs) {
    return new PooledProcess(children, run, logs.resolve("pooled.log"));
  }

  void await() {
    try {
      int status = process.waitFor();
      if (status == SparkRun.TOO_LARGE) {
        process = children.start("pooled", run.forLargeTables().builder(), log);
        status = process.waitFor();
      }
      if (status != 0) {
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
