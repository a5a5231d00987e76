package org.ieum.cli.progress;

import java.time.InstantSource;
import java.util.function.Consumer;
import org.ieum.cli.Console;
import org.ieum.wire.v1.StudyStatus;
import org.jspecify.annotations.Nullable;

/**
 * Shows each status of a study: redrawn on a terminal ({@link StudyFrame}), else one line for each
 * thing that changed:
 *
 * <pre>
 * heart-disease: awaiting approval, waiting for boston, seoul
 * heart-disease: running
 * heart-disease: round 1, standardise: moments
 * heart-disease: round 3, fit, step 1   log-likelihood -512.318847
 * heart-disease: done
 * </pre>
 */
public final class StudyProgressView implements Consumer<StudyStatus> {
  private final Console console;
  private final InstantSource clock;
  private @Nullable StudyStatus shown;

  public StudyProgressView(Console console, InstantSource clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public synchronized void accept(StudyStatus status) {
    if (console.terminal()) {
      console.redraw(StudyFrame.lines(status, clock.instant()));
    } else {
      plain(status);
    }
    shown = status;
  }

  /** Leaves the last picture in place. */
  public synchronized void close() {
    console.settle();
  }

  private void plain(StudyStatus status) {
    StudyStatus before = shown;
    String waiting = StudyFrame.waiting(status).map(w -> ", " + w).orElse("");
    if (before == null
        || before.getPhase() != status.getPhase()
        || !before.getWaitingForList().equals(status.getWaitingForList())) {
      console.note(status.getId() + ": " + StudyFrame.phase(status.getPhase()) + waiting);
    }
    boolean moved =
        before == null
            || before.getRounds() != status.getRounds()
            || !before.getStep().equals(status.getStep());
    if (moved && status.getRounds() > 0) {
      console.note(
          status.getId() + ": round " + status.getRounds() + ", " + StudyFrame.step(status));
    }
  }
}
