package org.ieum.coordinator;

import java.nio.file.Path;
import java.time.Clock;

/** A coordinator in a process of its own. */
public final class CoordinatorProcess {
  private CoordinatorProcess() {}

  public static void main(String[] args) throws Exception {
    Coordinator coordinator =
        Coordinator.start(
            CoordinatorConfig.read(Path.of(args[0])), Clock.systemUTC(), Rig.heartbeats());
    coordinator.awaitStop();
  }
}
