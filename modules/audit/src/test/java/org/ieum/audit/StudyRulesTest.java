package org.ieum.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.ieum.audit.entry.EgressSent;
import org.ieum.audit.entry.PlainBody;
import org.ieum.audit.entry.StudyApproved;
import org.ieum.audit.entry.StudyCancelled;
import org.ieum.audit.entry.StudyFailed;
import org.ieum.federation.study.StudyManifest;
import org.ieum.ledger.Finding;
import org.ieum.ledger.Ledger;
import org.ieum.ledger.LedgerKey;
import org.ieum.testkit.RecordedLedgers;
import org.ieum.testkit.SyntheticCohort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ledgers whose form is faultless and whose studies went on when they must not. */
class StudyRulesTest {
  private static final StudyManifest STUDY = new SyntheticCohort(-1, 0.8, -0.5).study(2);
  private static final StudyManifest OTHER = STUDY.withMaxRecords(999);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private LedgerKey key;

  @SuppressWarnings("NullAway.Init")
  private Ledger ledger;

  @SuppressWarnings("NullAway.Init")
  private StudyJournal journal;

  @BeforeEach
  void begin() {
    key = LedgerKey.generate("test/seoul", new SecureRandom());
    ledger = Software.openLedger(folder, key, Clock.systemUTC(), "seoul/node");
    journal = journal(STUDY);
    journal.submitted("ada");
    journal.step().note(new StudyApproved("default")).commit();
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private StudyJournal journal(StudyManifest study) {
    return new StudyJournal(ledger, "seoul/node", study, new SecureRandom());
  }

  private void seed(StudyJournal study, int round) {
    study.step().add(new EgressSent(round, EgressSent.Message.SEED, 3), new byte[3]).commit();
  }

  private List<Finding> findings() {
    ledger.checkpoint();
    return LedgerAudit.verify(folder, key.verifier()).findings();
  }

  static List<PlainBody> ends() {
    return List.of(new StudyCancelled(""), new StudyFailed("BAD_TABLE", ""));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void nothingFollowsTheEndOfAStudy(PlainBody end) {
    journal.step().note(end).commit();
    assertThat(findings()).isEmpty();
    seed(journal, 1);
    assertThat(findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.code()).isEqualTo(Finding.Code.AFTER_END);
              assertThat(f.entry()).isEqualTo(5);
              assertThat(f.message())
                  .contains("entry 5: expected nothing of study " + STUDY.digest())
                  .contains("after its end in entry 4", "found egress.sent");
            });
  }

  @Test
  void aSecondEndIsOneTooMany() {
    journal.step().note(new StudyFailed("", "")).commit();
    journal.step().note(new StudyCancelled("")).commit();
    assertThat(findings()).extracting(Finding::code).containsExactly(Finding.Code.AFTER_END);
  }

  @Test
  void oneSeedLeavesInARoundOfAStudy() {
    journal
        .step()
        .add(new EgressSent(1, EgressSent.Message.MASKED_VECTOR, 3), new byte[3])
        .commit();
    seed(journal, 1);
    seed(journal, 2);
    StudyJournal other = journal(OTHER);
    other.submitted("ada");
    seed(other, 1);
    assertThat(findings()).isEmpty();
    seed(journal, 2);
    assertThat(findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.code()).isEqualTo(Finding.Code.SECOND_SEED);
              assertThat(f.message())
                  .contains("expected one seed at most in round 2", "after entry 6");
            });
  }

  @Test
  void anEntryOfAStudyHasTheFieldsOfItsKind() {
    ledger.append(
        new StudyApproved("default")
            .draft("seoul/node")
            .withStudy(STUDY.digest())
            .with("remark", "free text"));
    assertThat(findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.code()).isEqualTo(Finding.Code.BODY_WRONG);
              assertThat(f.message()).contains("entry 4 (study.approved)", "found remark");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"coordinator", "seoul"})
  void theLedgersOf010KeptTheRules(String party) {
    RecordedLedgers.V0_1_0.unpack(party, folder);
    assertThat(
            LedgerAudit.verify(
                    folder.resolve("state").resolve("ledger"),
                    LedgerKey.load(folder.resolve("ledger.key")).verifier())
                .findings())
        .isEmpty();
  }
}
