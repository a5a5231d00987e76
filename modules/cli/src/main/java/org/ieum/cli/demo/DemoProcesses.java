package org.ieum.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.wire.client.StudiesClient;
import org.ieum.wire.v1.SiteOverview;

/** The coordinator and the nodes of the demo, each a process of its own. */
final class DemoProcesses implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final DemoFederation federation;
  private final Children children;
  private final Path logs;
  private final List<Process> running = new ArrayList<>();

  DemoProcesses(DemoFederation federation, Children children, Path logs) {
    this.federation = federation;
    this.children = children;
    this.logs = logs;
  }

  void startCoordinator() {
    start("coordinator", "coordinator", federation.coordinator().resolve("coordinator.yaml"));
  }

  void startNodes() {
    federation.sites().forEach(s -> start(s, "node", federation.site(s).resolve("node.yaml")));
  }

  private void start(String name, String command, Path config) {
    List<String> line =
        OwnJava.command(command, "--config", config.toString(), "--exit-with-parent");
    running.add(children.start(name, new ProcessBuilder(line), logs.resolve(name + ".log")));
  }

  /** Waits until the coordinator answers and every site has dialled in. */
  void awaitSites(StudiesClient studies) {
    await(() -> allConnected(studies));
  }

  private static boolean allConnected(StudiesClient studies) {
    try {
      List<SiteOverview> sites = studies.overview().getSitesList();
      return !sites.isEmpty() && sites.stream().allMatch(SiteOverview::getConnected);
    } catch (IeumException e) {
      if (e.code() == ErrorCode.SITE_UNAVAILABLE) {
        return false;
      }
      throw e;
    }
  }

  private void await(BooleanSupplier ready) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!ready.getAsBoolean()) {
      requireAlive();
      if (System.nanoTime() > end) {
        throw new IeumException(
            ErrorCode.SITE_UNAVAILABLE,
            "demo: expected every node to dial in within "
                + PATIENCE.toSeconds()
                + " s, found that one has not; see the logs in "
                + logs);
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IeumException(ErrorCode.CANCELLED, "demo: interrupted", e);
      }
    }
  }

  void requireAlive() {
    children.requireAlive(logs);
  }

  /** What the sites' own logs say of a study that failed: here, all of their people are one. */
  String reasons(String study) {
    StringBuilder reasons = new StringBuilder("\n");
    for (String site : federation.sites()) {
      boolean telling = false;
      for (String line : log(site)) {
        // An entry begins with its time; what follows without one belongs to it.
        if (line.matches("\\d{4}-\\d\\d-.*")) {
          telling = line.contains(" WARN ") && line.contains(study);
        }
        if (telling) {
          reasons.append(site).append(": ").append(line).append('\n');
        }
      }
    }
    return reasons.append("logs: ").append(logs).toString();
  }

  private List<String> log(String site) {
    try {
      return Files.readAllLines(logs.resolve(site + ".log"));
    } catch (IOException e) {
      return List.of("(no log)");
    }
  }

  @Override
  public void close() {
    children.stop(running);
  }
}
