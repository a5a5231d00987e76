package org.ieum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ieum.federation.study.StudyName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see of studies that have ended, were stopped, or share an id. */
class StudiesOfOneIdTest {
  @SuppressWarnings("NullAway.Init")
  private static LiveParties allowing;

  @SuppressWarnings("NullAway.Init")
  private static LiveParties asking;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    allowing = new LiveParties(Files.createDirectory(folder.resolve("allow")), "allow");
    asking = new LiveParties(Files.createDirectory(folder.resolve("ask")), "ask");
  }

  @AfterAll
  static void stop() {
    allowing.close();
    asking.close();
  }

  @Test
  void aStudyThatIsDoneIsNotSubmittedAgainAndNodesThatStopTellItsRounds() {
    String study = allowing.study("once", "a").toString();
    CommandLineHarness first = allowing.ada("submit", study, "--follow");
    assertThat(first.status()).as(first.err()).isZero();
    CommandLineHarness again = allowing.ada("submit", study);
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.err())
        .contains("study once ")
        .contains("submitted by ada at ")
        .contains(", done; nothing was started")
        .contains("another 'id'");
    assertThat(again.out()).isEmpty();
    String rounds = allowing.ada("studies").out().replaceAll("(?s).*done\\s+(\\d+).*", "$1");
    allowing.stop("boston");
    CommandLineHarness status =
        CommandLineHarness.run("node", "status", "--config=" + allowing.node("boston"));
    assertThat(status.status()).isEqualTo(1);
    assertThat(status.out()).contains("stopped").contains(rounds + " rounds");
  }

  @Test
  void aStudyThatWasCancelledIsNotSubmittedAgain() {
    String study = asking.study("changed-my-mind", "a").toString();
    assertThat(asking.ada("submit", study).status()).isZero();
    assertThat(asking.ada("cancel", "changed-my-mind").status()).isZero();
    CommandLineHarness again = asking.ada("submit", study, "--json");
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.err()).contains(", cancelled; nothing was started");
    assertThat(again.out()).contains("\"phase\" : \"CANCELLED\"");
  }

  @Test
  void twoStudiesOfOneIdAreToldApartByTheStartOfTheirDigests() throws Exception {
    List<String> digests =
        List.of("a", "b").stream()
            .map(salt -> asking.ada("submit", asking.study("twin", salt).toString()))
            .map(run -> run.out().strip())
            .toList();
    String older = StudyName.shortDigest(digests.get(0));
    String newer = StudyName.shortDigest(digests.get(1));
    assertThat(asking.ada("studies").out()).contains(older, newer);
    String config = "--config=" + asking.node("seoul");
    awaitPending(config, older, newer);
    CommandLineHarness ambiguous = CommandLineHarness.run("node", "approve", "twin", config);
    assertThat(ambiguous.status()).isEqualTo(2);
    assertThat(ambiguous.err()).contains(older, newer, "name the one you mean by its digest");
    assertThat(CommandLineHarness.run("node", "approve", older, config).status()).isZero();
    CommandLineHarness cancel = asking.ada("cancel", "twin");
    assertThat(cancel.status()).isEqualTo(2);
    assertThat(cancel.err()).contains(older, newer);
    assertThat(asking.ada("cancel", older.substring(0, 6)).out()).contains(digests.get(0));
    assertThat(asking.ada("cancel", "twin").out()).contains(digests.get(1));
  }

  private static void awaitPending(String config, String... digests) throws Exception {
    for (int i = 0; ; i++) {
      String listed = CommandLineHarness.run("node", "studies", config).out();
      if (List.of(digests).stream().allMatch(listed::contains)) {
        assertThat(listed).contains("ieum node approve " + digests[0]);
        return;
      }
      assertThat(i).as(listed).isLessThan(200);
      Thread.sleep(100);
    }
  }
}
