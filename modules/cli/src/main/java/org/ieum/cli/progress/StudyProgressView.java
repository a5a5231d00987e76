package org.ieum.cli.progress;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.ieum.cli.Console;
import org.ieum.wire.v1.SiteProgress;
import org.ieum.wire.v1.StudyPhase;
import org.ieum.wire.v1.StudyStatus;
import org.jspecify.annotations.Nullable;

/**
 * Shows each status of a study: redrawn on a terminal ({@link StudyFrame}), else one line for each
 * thing that changed:
 *
 * <pre>
 * heart-disease: awaiting approval, waiting for boston, seoul
 * heart-disease: running
 * heart-disease: round 1, 555 training records, 309 with the outcome; 185 held out
 * heart-disease: running, waiting for seoul
 * heart-disease: round 4, log-likelihood -512.318847, decrement 1.4e+02
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
    List<String> waiting = worthSaying(status);
    if (before == null
        || before.getPhase() != status.getPhase()
        || !worthSaying(before).equals(waiting)) {
      String forWhom = waiting.isEmpty() ? "" : ", waiting for " + String.join(", ", waiting);
      console.note(status.getId() + ": " + StudyFrame.phase(status.getPhase()) + forWhom);
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

  /**
   * In every round each site is waited for a moment; while it runs, only one that is gone counts.
   */
  private static List<String> worthSaying(StudyStatus status) {
    if (status.getPhase() == StudyPhase.AWAITING_APPROVAL) {
      return status.getWaitingForList();
    }
    return status.getSitesList().stream()
        .filter(site -> !site.getConnected())
        .map(SiteProgress::getSite)
        .filter(status.getWaitingForList()::contains)
        .toList();
  }
}
