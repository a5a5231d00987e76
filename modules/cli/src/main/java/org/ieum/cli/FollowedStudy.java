package org.ieum.cli;

import java.time.InstantSource;
import org.ieum.cli.progress.StudyProgressView;
import org.ieum.wire.client.StudiesClient;
import org.ieum.wire.v1.StudyStatus;

/** Shows a study until it has ended, then prints its model. Ctrl-C leaves the study running. */
final class FollowedStudy {
  private FollowedStudy() {}

  /**
   * The exit status.
   *
   * @param study digest or id, as 'ieum watch' takes it
   */
  static int toTheEnd(
      StudiesClient studies, Console console, InstantSource clock, String study, boolean json) {
    Thread farewell =
        new Thread(() -> console.note("the study goes on; see it again with: ieum watch " + study));
    Runtime.getRuntime().addShutdownHook(farewell);
    try {
      StudyStatus last;
      try (StudyProgressView view = StudyProgressView.ticking(console, clock)) {
        last = new Following(studies, console).toTheEnd(study, view);
      }
      return new StudyEnding(studies, console).print(last, json);
    } finally {
      forget(farewell);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook has spoken.
    }
  }
}
