package org.ieum.cli.progress;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.ieum.cli.Console;
import org.ieum.federation.study.StudyName;
import org.ieum.wire.v1.SiteProgress;
import org.ieum.wire.v1.StudyPhase;
import org.ieum.wire.v1.StudyStatus;
import org.jspecify.annotations.Nullable;

/**
 * Shows each status of a study: redrawn on a terminal ({@link StudyFrame}), else one line for each
 * thing that changed:
 *
 * <pre>
 * heart-disease 1f0c5a77b2e9: awaiting approval, waiting for boston, seoul
 * heart-disease 1f0c5a77b2e9: running
 * heart-disease 1f0c5a77b2e9: round 1, 555 training records, 309 with the outcome; 185 held out
 * heart-disease 1f0c5a77b2e9: running, waiting for seoul
 * heart-disease 1f0c5a77b2e9: round 4, log-likelihood -512.318847, decrement 1.4e+02
 * heart-disease 1f0c5a77b2e9: done
 * </pre>
 */
public final class StudyProgressView implements Consumer<StudyStatus>, AutoCloseable {
  private final Console console;
  private final InstantSource clock;
  private @Nullable StudyStatus shown;
  private @Nullable ScheduledExecutorService ticks;

  public StudyProgressView(Console console, InstantSource clock) {
    this.console = console;
    this.clock = clock;
  }

  /** One whose clock runs between statuses, until it is closed. */
  public static StudyProgressView ticking(Console console, InstantSource clock) {
    StudyProgressView view = new StudyProgressView(console, clock);
    if (console.terminal()) {
      view.tickEverySecond();
    }
    return view;
  }

  private synchronized void tickEverySecond() {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "clock");
              thread.setDaemon(true);
              return thread;
            });
    var unused = timer.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    ticks = timer;
  }

  @Override
  public synchronized void accept(StudyStatus status) {
    if (console.terminal()) {
      draw(status);
    } else {
      plain(status);
    }
    shown = status;
  }

  /** Draws the last status again, at the time that it is now; on a terminal only. */
  public synchronized void tick() {
    StudyStatus last = shown;
    if (console.terminal() && last != null && last.getEndedAt() == 0) {
      draw(last);
    }
  }

  private void draw(StudyStatus status) {
    console.redraw(StudyFrame.lines(status, clock.instant(), console.columns()));
  }

  /** Leaves the last picture in place. */
  @Override
  public synchronized void close() {
    if (ticks != null) {
      ticks.shutdownNow();
    }
    console.settle();
  }

  private void plain(StudyStatus status) {
    StudyStatus before = shown;
    List<String> waiting = worthSaying(status);
    if (before == null
        || before.getPhase() != status.getPhase()
        || !worthSaying(before).equals(waiting)) {
      String forWhom = waiting.isEmpty() ? "" : ", waiting for " + String.join(", ", waiting);
      console.note(name(status) + ": " + StudyFrame.phase(status.getPhase()) + forWhom);
    }
    boolean moved =
        before == null
            || before.getRounds() != status.getRounds()
            || !before.getStep().equals(status.getStep());
    if (moved && status.getRounds() > 0) {
      console.note(name(status) + ": round " + status.getRounds() + ", " + StudyFrame.step(status));
    }
  }

  private static String name(StudyStatus status) {
    return StudyName.of(status.getId(), status.getDigest());
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
