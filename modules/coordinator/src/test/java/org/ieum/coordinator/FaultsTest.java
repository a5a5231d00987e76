package org.ieum.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.ieum.audit.Replay;
import org.ieum.audit.ReplayVerdict;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.study.StudyManifest;
import org.ieum.ledger.FrameStore;
import org.ieum.wire.client.StudiesClient;
import org.ieum.wire.v1.StudyPhase;
import org.ieum.wire.v1.StudyStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes, really killed: the study finishes by itself with the bit-identical model. */
final class FaultsTest {
  @SuppressWarnings("NullAway.Init")
  private static Rig rig;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    rig = new Rig(folder);
    rig.startAll();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  void givesTheModelOfTheSimulationAndReplaysFromEveryLedger() throws Exception {
    StudyManifest study = rig.study("healthy");
    rig.submit(study);
    Expected.theSimulatedModel(rig, study);
    for (String party : List.of("coordinator", "boston", "daejeon", "seoul")) {
      ReplayVerdict verdict = replay(party, study);
      assertThat(verdict.identical()).as(party).isTrue();
      assertThat(verdict.replayedDigest()).isEqualTo(rig.simulated(study).digest());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 6})
  void survivesTheDeathOfTheCoordinatorInAnyRound(int round) throws Exception {
    StudyManifest study = rig.study("coordinator-dies-" + round);
    rig.submit(study);
    rig.await(study, s -> s.getRounds() >= round);
    rig.kill("coordinator");
    rig.startCoordinator();
    Expected.theSimulatedModel(rig, study);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 5})
  void survivesTheDeathOfANodeInAnyRound(int round) throws Exception {
    StudyManifest study = rig.study("node-dies-" + round);
    rig.submit(study);
    rig.await(study, s -> s.getRounds() >= round);
    rig.kill("seoul");
    rig.startNode("seoul");
    Expected.theSimulatedModel(rig, study);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void survivesTheDeathOfAnEngineInAnyRound(int round) throws Exception {
    StudyManifest study = rig.study("engine-dies-" + round);
    rig.submit(study);
    rig.await(study, s -> s.getRounds() >= round);
    rig.killEngine("boston");
    Expected.theSimulatedModel(rig, study);
  }

  @Test
  void survivesTheDeathOfEveryProcessAtOnce() throws Exception {
    StudyManifest study = rig.study("all-die");
    rig.submit(study);
    rig.await(study, s -> s.getRounds() >= 2);
    rig.kill("coordinator");
    for (String site : Rig.SITES) {
      rig.kill(site);
    }
    rig.startAll();
    Expected.theSimulatedModel(rig, study);
  }

  @Test
  void aCoordinatorThatRestartsShowsTheRoundsOfAStudyThatIsDone() throws Exception {
    StudyManifest study = rig.study("done-before-the-restart");
    rig.submit(study);
    int rounds = rig.awaitEnd(study).getRounds();
    assertThat(rounds).isGreaterThan(3);
    rig.kill("coordinator");
    rig.startCoordinator();
    StudyStatus after = rig.await(study, s -> s.getPhase() == StudyPhase.DONE);
    assertThat(after.getRounds()).isEqualTo(rounds);
  }

  @Test
  void waitsVisiblyForASiteThatDoesNotComeAndCanBeCancelled() throws Exception {
    rig.kill("daejeon");
    StudyManifest study = rig.study("absent-site");
    rig.submit(study);
    StudyStatus waiting = rig.await(study, s -> s.getWaitingForList().equals(List.of("daejeon")));
    assertThat(waiting.getPhase()).isEqualTo(StudyPhase.AWAITING_APPROVAL);
    try (StudiesClient client = rig.client()) {
      client.cancel(study.digest());
    }
    assertThat(rig.awaitEnd(study).getPhase()).isEqualTo(StudyPhase.CANCELLED);
    rig.startNode("daejeon");
  }

  private static ReplayVerdict replay(String party, StudyManifest study) {
    Path ledger = rig.home(party).resolve("state").resolve("ledger");
    return Replay.run(
        rig.ledger(party).entries(),
        FrameStore.of(ledger),
        study.digest(),
        ProgressListener.none());
  }
}
