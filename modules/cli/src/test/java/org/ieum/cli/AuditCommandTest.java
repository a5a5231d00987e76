package org.ieum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.ieum.algorithms.StudyProgram;
import org.ieum.audit.JournaledFederation;
import org.ieum.audit.Software;
import org.ieum.audit.StudyJournal;
import org.ieum.audit.entry.StudyCancelled;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.Release;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.reference.InMemorySiteTable;
import org.ieum.federation.study.StudyManifest;
import org.ieum.ledger.Ledger;
import org.ieum.ledger.LedgerKey;
import org.ieum.testkit.SyntheticCohort;
import org.ieum.wire.identity.FederationInit;
import org.ieum.wire.identity.FederationPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real study on a coordinator's real ledger, checked by the commands that a reviewer types. */
class AuditCommandTest {
  @TempDir Path folder = Path.of("");
  private final SyntheticCohort cohort = new SyntheticCohort(-1, 0.8, -0.5);
  private final StudyManifest manifest = cohort.study(2);
  private Path state = Path.of("");
  private Path reviewer = Path.of("");
  private String study = "";
  private String digest = "";

  @BeforeEach
  void runAStudy() {
    Path federation = folder.resolve("fed");
    FederationInit.write(
        new FederationPlan(
            "trial",
            List.of("localhost"),
            7443,
            List.of("site-1", "site-2"),
            List.of("ada"),
            List.of("irb")),
        federation,
        Clock.systemUTC());
    reviewer = federation.resolve("reviewers/irb/identity");
    state = federation.resolve("coordinator/state");
    study = manifest.id();
    try (Ledger ledger = open()) {
      StudyJournal journal = journal(ledger);
      journal.submitted("ada");
      FittedModel model =
          StudyProgram.run(
              JournaledFederation.recording(
                  InMemorySiteTable.federate(manifest, cohort.draw(manifest, 800, 0, 7).split(2)),
                  journal),
              ProgressListener.none());
      digest = model.digest();
      journal.published(model);
    }
  }

  private Ledger open() {
    Path key = folder.resolve("fed/coordinator/identity").resolve(FederationInit.LEDGER_KEY);
    return Software.openLedger(
        state.resolve("ledger"), LedgerKey.load(key), Clock.systemUTC(), "coordinator");
  }

  private StudyJournal journal(Ledger ledger) {
    return new StudyJournal(ledger, "coordinator", manifest, new SecureRandom());
  }

  @Test
  void anUntouchedLedgerVerifies() throws IOException {
    CommandLineHarness run = verify("--identity=" + reviewer, "--json");
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    JsonNode document = new ObjectMapper().readTree(run.out());
    assertThat(document.path("ledger").asText()).isEqualTo("trial/coordinator");
    assertThat(document.path("verified").asBoolean()).isTrue();
  }

  @Test
  void itsReplayGivesTheSameModel() throws IOException {
    CommandLineHarness run =
        CommandLineHarness.run(
            "audit", "replay", study, "--ledger=" + state, "--identity=" + reviewer, "--json");
    assertThat(run.status()).isZero();
    JsonNode document = new ObjectMapper().readTree(run.out());
    assertThat(document.path("replayedDigest").asText()).isEqualTo(digest);
    assertThat(document.path("identical").asBoolean()).isTrue();
    assertThat(document.path("software").path("release").asText()).isEqualTo(Release.VERSION);
  }

  @Test
  void aChangedByteIsStatus1AndNamed() throws IOException {
    Path record = state.resolve("ledger/record");
    byte[] bytes = Files.readAllBytes(record);
    bytes[bytes.length / 2] ^= 1;
    Files.write(record, bytes);
    CommandLineHarness run = verify("--identity=" + reviewer);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("VIOLATED").contains("RECORD_DAMAGED");
    CommandLineHarness replay =
        CommandLineHarness.run(
            "audit", "replay", study, "--ledger=" + state, "--identity=" + reviewer);
    assertThat(replay.status()).isEqualTo(1);
    assertThat(replay.err()).contains("a replay of it would prove nothing");
  }

  @Test
  void aStudyThatWentOnAfterItsEndIsStatus1AndNamed() {
    try (Ledger ledger = open()) {
      journal(ledger).step().note(new StudyCancelled("ada")).commit();
      ledger.checkpoint();
    }
    CommandLineHarness run = verify("--identity=" + reviewer);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("AFTER_END: entry ", "(model.published), found study.cancelled");
  }

  @Test
  void aTruncatedRecordIsStatus1() throws IOException {
    Path record = state.resolve("ledger/record");
    byte[] bytes = Files.readAllBytes(record);
    Files.write(record, java.util.Arrays.copyOf(bytes, bytes.length - 200));
    CommandLineHarness run = verify("--identity=" + reviewer);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("BEHIND_CHECKPOINT");
  }

  @Test
  void theLedgerOfAnotherPartyIsNotTakenForTheOneAskedFor() {
    CommandLineHarness run = verify("--identity=" + reviewer, "--party=site-1");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("VIOLATED  trial/site-1");
  }

  @Test
  void withoutAPinnedKeyNothingIsChecked() {
    CommandLineHarness run = verify();
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--identity").contains("found neither");
  }

  @Test
  void noLedgerIsStatus2() {
    CommandLineHarness run =
        CommandLineHarness.run("audit", "verify", "--ledger=" + folder, "--identity=" + reviewer);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("expected a ledger");
  }

  @Test
  void anUnknownStudyIsStatus2() {
    CommandLineHarness run =
        CommandLineHarness.run(
            "audit", "replay", "nothing", "--ledger=" + state, "--identity=" + reviewer);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("[UNKNOWN_STUDY]");
  }

  private CommandLineHarness verify(String... options) {
    String[] words = new String[options.length + 3];
    words[0] = "audit";
    words[1] = "verify";
    words[2] = "--ledger=" + state;
    System.arraycopy(options, 0, words, 3, options.length);
    return CommandLineHarness.run(words);
  }
}
