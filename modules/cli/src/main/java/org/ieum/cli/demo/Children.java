package org.ieum.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/**
 * Processes that must not outlive this one, nor anything that they started. Each has a pipe to its
 * standard input that ends with this process, however this process ends.
 */
public final class Children implements AutoCloseable {
  private static final long GRACE_SECONDS = 8;

  private final Map<String, Process> running = new LinkedHashMap<>();
  private boolean closed;

  /**
   * Starts a process.
   *
   * @param log receives its output
   */
  public synchronized Process start(String name, ProcessBuilder command, Path log) {
    if (closed) {
      throw new IeumException(ErrorCode.CANCELLED, name + ": not started, for the demo stops");
    }
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      Process process =
          command
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      running.put(name, process);
      return process;
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.BAD_CONFIGURATION,
          name + ": cannot be started (" + e.getMessage() + "); check memory and process limits",
          e);
    }
  }

  /**
   * Refuses to go on without a process that should be running.
   *
   * @throws IeumException SITE_UNAVAILABLE with the end of its log
   */
  public synchronized void requireAlive(Path logs) {
    running.forEach(
        (name, process) -> {
          if (!process.isAlive()) {
            Path log = logs.resolve(name + ".log");
            throw new IeumException(
                ErrorCode.SITE_UNAVAILABLE,
                name
                    + ": ended with status "
                    + process.exitValue()
                    + "; its log "
                    + log
                    + " ends:\n"
                    + end(log));
          }
        });
  }

  /** Resident memory at its greatest, by process; empty where the system does not tell. */
  public synchronized Map<String, Long> memory() {
    Map<String, Long> memory = new LinkedHashMap<>();
    running.forEach((name, process) -> peak(process.pid()).ifPresent(b -> memory.put(name, b)));
    return memory;
  }

  private static Optional<Long> peak(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String end(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
    } catch (IOException e) {
      return "(no log)";
    }
  }

  /** Ends some of the processes and what they started. */
  public synchronized void stop(List<Process> some) {
    end(some);
    running.values().removeAll(some);
  }

  /** Ends every process and what they started: asked first, made to after a few seconds. */
  @Override
  public void close() {
    List<Process> all;
    synchronized (this) {
      closed = true;
      all = new ArrayList<>(running.values());
    }
    end(all);
  }

  private static void end(List<Process> processes) {
    List<ProcessHandle> family = new ArrayList<>();
    for (Process process : processes) {
      process.descendants().forEach(family::add);
      process.destroy();
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
    for (Process process : processes) {
      try {
        if (!process.waitFor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
    family.forEach(ProcessHandle::destroyForcibly);
  }
}
