package org.ieum.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.StudyManifest;
import org.ieum.ledger.EntryKind;
import org.ieum.node.Node;
import org.ieum.node.NodeConfig;
import org.ieum.wire.Heartbeats;
import org.ieum.wire.v1.StudyPhase;
import org.ieum.wire.v1.StudyStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a broken installation does to a thread must not leave a study hanging. */
final class BrokenThreadTest {
  @Test
  void anErrorInTheStudyOfANodeFailsTheStudyAtEveryParty(@TempDir Path folder) throws Exception {
    try (Rig rig = new Rig(folder)) {
      rig.startCoordinator();
      rig.startNode("boston");
      rig.startNode("daejeon");
      StudyManifest study = rig.study("broken-node");
      rig.submit(study);
      rig.await(study, s -> s.getWaitingForList().equals(List.of("seoul")));
      NodeConfig config = NodeConfig.read(rig.home("seoul").resolve("node.yaml"));
      try (Node seoul =
          Node.start(
              config,
              (port, token) -> {
                throw new NoClassDefFoundError("org/apache/spark/launcher/SparkLauncher");
              })) {
        StudyStatus end = rig.awaitEnd(study);
        assertThat(end.getPhase()).isEqualTo(StudyPhase.FAILED);
        assertThat(end.getError()).contains("site seoul cannot take part (INTERNAL)");
        expectFailedEverywhere(rig, study);
        assertThat(seoul.connected()).as("the node itself goes on").isTrue();
      }
    }
  }

  @Test
  void anErrorInTheStudyOfTheCoordinatorFailsTheStudyAtEveryParty(@TempDir Path folder)
      throws Exception {
    try (Rig rig = new Rig(folder);
        Coordinator coordinator = start(rig, new BrokenClock(new AssertionError("planted"), 1))) {
      for (String site : Rig.SITES) {
        rig.startNode(site);
      }
      StudyManifest study = rig.study("broken-coordinator");
      rig.submit(study);
      StudyStatus end = rig.awaitEnd(study);
      assertThat(end.getPhase()).isEqualTo(StudyPhase.FAILED);
      assertThat(end.getErrorCode()).isEqualTo(ErrorCode.INTERNAL.name());
      assertThat(end.getError()).contains("a fault of Ieum itself; see the coordinator's log");
      expectFailedEverywhere(rig, study);
      assertThat(coordinator.port()).isEqualTo(rig.port());
    }
  }

  @Test
  void aStudyThreadThatCannotEvenFailEndsTheProcess(@TempDir Path folder) throws Exception {
    try (Rig rig = new Rig(folder);
        Coordinator coordinator =
            start(rig, new BrokenClock(new StackOverflowError(), Integer.MAX_VALUE))) {
      for (String site : Rig.SITES) {
        rig.startNode(site);
      }
      rig.submit(rig.study("beyond-failing"));
      IeumException fault = catchThrowableOfType(IeumException.class, coordinator::awaitStop);
      assertThat(fault.code()).isEqualTo(ErrorCode.INTERNAL);
      assertThat(fault.text())
          .contains("coordinator: expected its thread 'study-beyond-failing' to live")
          .contains("java.lang.StackOverflowError", "start the process again");
    }
  }

  private static Coordinator start(Rig rig, Clock clock) {
    return Coordinator.start(
        CoordinatorConfig.read(rig.home("coordinator").resolve("coordinator.yaml")),
        clock,
        Heartbeats.STANDARD);
  }

  /** Each party that keeps a ledger in a process of its own has written the failure down. */
  private static void expectFailedEverywhere(Rig rig, StudyManifest study) throws Exception {
    for (String party : List.of("coordinator", "boston", "daejeon", "seoul")) {
      for (int i = 0; i < 200 && !failed(rig, party, study); i++) {
        Thread.sleep(50);
      }
      assertThat(failed(rig, party, study)).as(party).isTrue();
    }
  }

  private static boolean failed(Rig rig, String party, StudyManifest study) {
    return rig.ledger(party).entries().stream()
        .filter(e -> e.draft().studyId().filter(study.digest()::equals).isPresent())
        .anyMatch(e -> e.kind() == EntryKind.STUDY_FAILED);
  }

  /** A clock that throws at its first readings by a study's own thread. */
  private static final class BrokenClock extends Clock {
    private final Error error;
    private int left;

    BrokenClock(Error error, int times) {
      this.error = error;
      this.left = times;
    }

    @Override
    public synchronized Instant instant() {
      if (Thread.currentThread().getName().startsWith("study-") && left-- > 0) {
        throw error;
      }
      return Instant.now();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
