package org.ieum.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ieum.federation.error.Guard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes what the node does as {@code status.json}, for {@code ieum node status} and people. */
final class StatusFile implements AutoCloseable {
  static final String NAME = "status.json";
  private static final Logger LOG = LoggerFactory.getLogger(StatusFile.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final NodeConfig config;
  private final CoordinatorLink link;
  private final StudyBoard studies;
  private final List<KnownStudy> before;
  private final Clock clock;
  private final Guard guard;
  private volatile boolean closed;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "status");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * A status to publish.
   *
   * @param before the studies that the ledger held when the node started
   */
  StatusFile(
      NodeConfig config,
      CoordinatorLink link,
      StudyBoard studies,
      List<KnownStudy> before,
      Clock clock,
      Guard guard) {
    this.config = config;
    this.link = link;
    this.studies = studies;
    this.before = List.copyOf(before);
    this.clock = clock;
    this.guard = guard;
  }

  void start() {
    var unused =
        timer.scheduleWithFixedDelay(guard.task("status", this::write), 0, 1, TimeUnit.SECONDS);
  }

  private synchronized void write() {
    try {
      Path file = config.state().resolve(NAME);
      Path temporary = config.state().resolve(NAME + ".tmp");
      Files.write(temporary, MAPPER.writeValueAsBytes(snapshot()));
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException e) {
      LOG.warn("status file cannot be written: {}", e.getMessage());
    }
  }

  private Map<String, Object> snapshot() {
    return Map.of(
        "site", config.site(),
        "coordinator", config.coordinator().toString(),
        "connected", link.connected(),
        "lastFailure", link.lastFailure(),
        "at", clock.instant().toString(),
        "pid", ProcessHandle.current().pid(),
        "stopped", closed,
        "studies", known().stream().map(KnownStudy::document).toList());
  }

  /**
   * The ledger's studies, oldest first; of those that are followed now, what their follower says.
   */
  private List<KnownStudy> known() {
    Map<String, KnownStudy> known = new LinkedHashMap<>();
    before.forEach(study -> known.put(study.digest(), study));
    studies.all().forEach(follower -> known.put(follower.manifest().digest(), follower.known()));
    return List.copyOf(known.values());
  }

  /** Publishes once more, that the node has stopped. */
  @Override
  public void close() {
    timer.shutdownNow();
    if (!closed) {
      closed = true;
      write();
    }
  }
}
