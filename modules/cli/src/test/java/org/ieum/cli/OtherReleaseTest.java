package org.ieum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.ieum.federation.study.StudyName;
import org.ieum.testkit.RecordedLedgers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A coordinator and a node start over the state folders that release 0.1.0 left, with a finished
 * and an unfinished study, run studies of their own, and say which release replays the others.
 */
class OtherReleaseTest {
  private static final String FINISHED = StudyName.of("finished", RecordedLedgers.FINISHED);
  private static final String UNFINISHED = StudyName.of("unfinished", RecordedLedgers.UNFINISHED);

  @SuppressWarnings("NullAway.Init")
  private static LiveParties parties;

  @SuppressWarnings("NullAway.Init")
  private static Path federation;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    federation = folder.resolve("fed");
    parties =
        new LiveParties(
            folder,
            "allow",
            RecordedLedgers.FEDERATION,
            fed -> {
              recorded("coordinator", fed.resolve("coordinator"));
              recorded("seoul", fed.resolve("sites/seoul"));
            });
  }

  private static void recorded(String party, Path home) throws IOException {
    RecordedLedgers.V0_1_0.unpack(party, home);
    Files.move(
        home.resolve("ledger.key"),
        home.resolve("identity/ledger.key"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  @AfterAll
  static void stop() {
    parties.close();
  }

  @Test
  void theCoordinatorListsThemAndNamesTheRelease() throws IOException {
    CommandLineHarness studies = parties.ada("studies");
    assertThat(studies.status()).as(studies.err()).isZero();
    assertThat(studies.out())
        .containsPattern("finished +27eaf2e3a81f +ada +2026-12-01T03:03:38Z +done +7")
        .containsPattern("unfinished +a1099e30e3a7 +.* suspended +3")
        .contains(
            FINISHED + ": recorded by release 0.1.0, which replays it with 'ieum audit replay'\n")
        .contains(UNFINISHED + ": recorded by release 0.1.0,", "alone can go on with it");
    JsonNode first =
        new ObjectMapper().readTree(parties.ada("studies", "--json").out()).path("studies").get(0);
    assertThat(first.path("recordedBy").asText()).isEqualTo("release 0.1.0");
    assertThat(first.path("phase").asText()).isEqualTo("DONE");
  }

  @Test
  void whoAsksForMoreIsSentToTheRelease() {
    CommandLineHarness watch = parties.ada("watch", "unfinished");
    assertThat(watch.status()).isEqualTo(1);
    assertThat(watch.err())
        .contains(UNFINISHED + " has no model here: recorded by release 0.1.0")
        .contains("[OTHER_RELEASE]");
    for (CommandLineHarness refused :
        new CommandLineHarness[] {
          parties.ada("cancel", "unfinished"),
          parties.ada("watch", "finished"),
          parties.ada("model", "fetch", "finished", "--out=" + federation.resolve("model"))
        }) {
      assertThat(refused.status()).isEqualTo(2);
      assertThat(refused.err())
          .contains("expected a manifest and an analysis of this release, found ieum/study/v1")
          .contains("use release 0.1.0 on a copy of the state folder", "[OTHER_RELEASE]");
    }
  }

  @Test
  void theNodeListsThemAndNamesTheRelease() throws Exception {
    CommandLineHarness status = status();
    for (int i = 0; i < 100 && !status.out().contains("unfinished"); i++) {
      Thread.sleep(100);
      status = status();
    }
    assertThat(status.out())
        .containsPattern(
            "  finished +27eaf2e3a81f +model computed, recorded by release 0.1.0, which replays it"
                + " +7 rounds")
        .containsPattern(
            "unfinished +a1099e30e3a7 +stopped, recorded by release 0.1.0, which alone can go on"
                + " with it or replay it +3 rounds");
  }

  @Test
  void theStatusOfANodeThatWasKilledIsCompletedFromItsLedger(@TempDir Path folder)
      throws IOException {
    Files.createDirectory(folder.resolve("identity"));
    recorded("seoul", folder);
    Files.writeString(
        folder.resolve("node.yaml"),
        "ieum: node/v1\nsite: seoul\ncoordinator: https://localhost:7943\ntables: {}\n");
    CommandLineHarness status =
        CommandLineHarness.run("node", "status", "--config=" + folder.resolve("node.yaml"));
    assertThat(status.status()).as(status.err()).isEqualTo(1);
    assertThat(status.out())
        .contains("node seoul: stopped")
        .containsPattern("  finished +27eaf2e3a81f +model computed, recorded by release 0.1.0")
        .containsPattern("unfinished +a1099e30e3a7 +stopped, recorded by release 0.1.0");
  }

  @Test
  void newStudiesRunBesideThemAndEachIsVerifiedAndOnlyTheirsReplayed() {
    CommandLineHarness submit =
        parties.ada("submit", parties.study("new", "a").toString(), "--follow");
    assertThat(submit.status()).as(submit.err()).isZero();
    for (Path home :
        new Path[] {federation.resolve("coordinator"), federation.resolve("sites/seoul")}) {
      assertThat(audit(home, "verify").out()).startsWith("verified  recorded/");
      assertThat(audit(home, "replay", "new").out()).contains("identical");
      for (String study : new String[] {"finished", "unfinished", RecordedLedgers.FINISHED}) {
        CommandLineHarness replay = audit(home, "replay", study);
        assertThat(replay.status()).isEqualTo(2);
        assertThat(replay.err()).contains("use release 0.1.0").contains("[OTHER_RELEASE]");
      }
    }
  }

  private static CommandLineHarness status() {
    return CommandLineHarness.run("node", "status", "--config=" + parties.node("seoul"));
  }

  private static CommandLineHarness audit(Path home, String... words) {
    String[] all = new String[words.length + 3];
    all[0] = "audit";
    System.arraycopy(words, 0, all, 1, words.length);
    all[words.length + 1] = "--ledger=" + home.resolve("state");
    all[words.length + 2] = "--key=" + home.resolve("identity/ledger.key");
    return CommandLineHarness.run(all);
  }
}
