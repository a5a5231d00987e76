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
    assertThat(StudyFrame.lines(running(), START.plusSeconds(12)))
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
            "dementia-early-diagnosis: awaiting approval, waiting for seoul",
            "dementia-early-diagnosis: running",
            "dementia-early-diagnosis: round 5, fit, step 3   log-likelihood -4711.082931",
            "dementia-early-diagnosis: running, waiting for seoul",
            "dementia-early-diagnosis: running",
            "dementia-early-diagnosis: done");
  }

  @Test
  void aTerminalIsRedrawnInPlace() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(new ByteArrayOutputStream(), err, true, 20);
    StudyProgressView view = new StudyProgressView(console, () -> START);
    view.accept(running());
    view.accept(running());
    String drawn = err.toString(StandardCharsets.UTF_8);
    assertThat(drawn.split("\u001b\\[A\u001b\\[2K", -1)).hasSize(7);
    assertThat(drawn.replace("\u001b[A\u001b[2K", "").lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(20));
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
