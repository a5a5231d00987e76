package org.ieum.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.ieum.cli.Console;
import org.ieum.wire.v1.SiteProgress;
import org.ieum.wire.v1.StudyDecision.Decision;
import org.ieum.wire.v1.StudyPhase;
import org.ieum.wire.v1.StudyStatus;
import org.junit.jupiter.api.Test;

class StudyFrameTest {
  private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

  @Test
  void showsTheSampleOfItsComment() {
    assertThat(StudyFrame.lines(running(), START.plusSeconds(12), 80))
        .containsExactly(
            "dementia-early-diagnosis  9f3a1c20be77  running   round 5   12 s",
            "fit, step 3   log-likelihood -4711.082931",
            "  boston     connected  approved  5 rounds  21.3 kB out",
            "  jeju       connected  approved  5 rounds  21.3 kB out",
            "  seoul   disconnected  approved  4 rounds  17.1 kB out",
            "waiting for seoul");
  }

  @Test
  void aPlainLogSaysEachThingOnce() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    StudyProgressView view =
        new StudyProgressView(
            new Console(new ByteArrayOutputStream(), err, false, 100), () -> START);
    StudyStatus waiting =
        running().toBuilder().setPhase(StudyPhase.AWAITING_APPROVAL).setRounds(0).build();
    StudyStatus going = running().toBuilder().clearWaitingFor().build();
    view.accept(waiting);
    view.accept(waiting);
    view.accept(going);
    view.accept(going.toBuilder().addWaitingFor("boston").build());
    view.accept(running());
    view.accept(going);
    view.accept(going.toBuilder().setPhase(StudyPhase.DONE).build());
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "dementia-early-diagnosis 9f3a1c20be77: awaiting approval, waiting for seoul",
            "dementia-early-diagnosis 9f3a1c20be77: running",
            "dementia-early-diagnosis 9f3a1c20be77: round 5, fit, step 3   log-likelihood -4711.082931",
            "dementia-early-diagnosis 9f3a1c20be77: running, waiting for seoul",
            "dementia-early-diagnosis 9f3a1c20be77: running",
            "dementia-early-diagnosis 9f3a1c20be77: done");
  }

  @Test
  void aTerminalIsRedrawnInPlace() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(new ByteArrayOutputStream(), err, true, 20);
    StudyProgressView view = new StudyProgressView(console, () -> START);
    view.accept(running());
    view.accept(running());
    String drawn = err.toString(StandardCharsets.UTF_8);
    long lines = drawn.replace("\u001b[A\u001b[2K", "").lines().count();
    assertThat(drawn.split("\u001b\\[A\u001b\\[2K", -1)).hasSize((int) (lines / 2 + 1));
    assertThat(drawn.replace("\u001b[A\u001b[2K", "").lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(20));
  }

  @Test
  void fitsFiftyColumnsWithEverythingThatMatters() {
    assertThat(StudyFrame.lines(running(), START.plusSeconds(12), 50))
        .containsExactly(
            "dementia-early-diagnosis  9f3a1c20be77  running",
            "    round 5  12 s",
            "fit, step 3   log-likelihood -4711.082931",
            "  boston     connected  5 rounds  21.3 kB",
            "  jeju       connected  5 rounds  21.3 kB",
            "  seoul   disconnected  4 rounds  17.1 kB",
            "waiting for seoul");
    StudyStatus long1 =
        running().toBuilder()
            .setId("a-study-whose-name-is-as-long-as-any-name-of-a-study-may-be-here")
            .addWaitingFor("the-university-hospital-of-the-north-east")
            .build();
    assertThat(StudyFrame.lines(long1, START, 50))
        .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(50))
        .anyMatch(line -> line.contains("9f3a1c20be77"))
        .anyMatch(line -> line.contains("the-university-hospital-of-the-north-east"));
  }

  @Test
  void theClockRunsWhileNothingChanges() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Instant[] now = {START.plusSeconds(12)};
    Console console = new Console(new ByteArrayOutputStream(), err, true, 80);
    StudyProgressView view = new StudyProgressView(console, () -> now[0]);
    view.accept(running());
    now[0] = START.plusSeconds(13);
    view.tick();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("   12 s", "   13 s");
  }

  @Test
  void theClockOfATickingViewRunsByItself() throws Exception {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(new ByteArrayOutputStream(), err, true, 80);
    try (StudyProgressView view = StudyProgressView.ticking(console, () -> START)) {
      view.accept(running());
      for (int i = 0; i < 50 && redraws(err) < 2; i++) {
        Thread.sleep(100);
      }
    }
    assertThat(redraws(err)).isGreaterThanOrEqualTo(2);
  }

  private static int redraws(ByteArrayOutputStream err) {
    return err.toString(StandardCharsets.UTF_8).split("round 5", -1).length - 1;
  }

  private static StudyStatus running() {
    return StudyStatus.newBuilder()
        .setId("dementia-early-diagnosis")
        .setDigest("9f3a1c20be77ffff")
        .setPhase(StudyPhase.RUNNING)
        .setRounds(5)
        .setStep("fit, step 3")
        .setHasLogLikelihood(true)
        .setLogLikelihood(-4711.0829310001)
        .setStartedAt(START.toEpochMilli())
        .addSites(site("boston", true, 5, 21_300))
        .addSites(site("jeju", true, 5, 21_300))
        .addSites(site("seoul", false, 4, 17_100))
        .addWaitingFor("seoul")
        .build();
  }

  private static SiteProgress site(String name, boolean connected, int rounds, long bytes) {
    return SiteProgress.newBuilder()
        .setSite(name)
        .setConnected(connected)
        .setDecision(Decision.APPROVED)
        .setRounds(rounds)
        .setBytesUp(bytes)
        .build();
  }
}
