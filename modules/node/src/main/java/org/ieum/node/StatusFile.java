package org.ieum.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
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
  private final Clock clock;
  private final Guard guard;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "status");
            thread.setDaemon(true);
            return thread;
          });

  StatusFile(
      NodeConfig config, CoordinatorLink link, StudyBoard studies, Clock clock, Guard guard) {
    this.config = config;
    this.link = link;
    this.studies = studies;
    this.clock = clock;
    this.guard = guard;
  }

  void start() {
    var unused =
        timer.scheduleWithFixedDelay(guard.task("status", this::write), 0, 1, TimeUnit.SECONDS);
  }

  private void write() {
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
    List<Map<String, Object>> list =
        studies.all().stream()
            .map(
                s ->
                    Map.<String, Object>of(
                        "id", s.manifest().id(),
                        "digest", s.manifest().digest(),
                        "title", s.manifest().title(),
                        "state", s.state(),
                        "rounds", s.rounds()))
            .toList();
    return Map.of(
        "site", config.site(),
        "coordinator", config.coordinator().toString(),
        "connected", link.connected(),
        "lastFailure", link.lastFailure(),
        "at", clock.instant().toString(),
        "pid", ProcessHandle.current().pid(),
        "studies", list);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
