package org.ieum.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.ieum.algorithms.StudyProgram;
import org.ieum.audit.entry.ModelPublished;
import org.ieum.audit.entry.SoftwareReleased;
import org.ieum.audit.entry.StudySubmitted;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.Release;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.reference.InMemorySiteTable;
import org.ieum.federation.study.Canonical;
import org.ieum.federation.study.StudyManifest;
import org.ieum.ledger.Entry;
import org.ieum.ledger.EntryDraft;
import org.ieum.ledger.EntryKind;
import org.ieum.ledger.Frame;
import org.ieum.ledger.FrameRef;
import org.ieum.ledger.Hash;
import org.ieum.ledger.Ledger;
import org.ieum.ledger.LedgerKey;
import org.ieum.testkit.RecordedLedgers;
import org.ieum.testkit.SyntheticCohort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Studies of this release and of others, in one ledger. */
class RecordedStudyTest {
  private static final SyntheticCohort COHORT = new SyntheticCohort(-1, 0.8, -0.5);
  private static final StudyManifest STUDY = COHORT.study(2);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private Ledger open() {
    Path key = folder.resolve("ledger.key");
    if (!key.toFile().exists()) {
      LedgerKey.generate("test/seoul", new SecureRandom()).save(key);
    }
    return Software.openLedger(
        folder.resolve("ledger"), LedgerKey.load(key), Clock.systemUTC(), "seoul/node");
  }

  private static StudyJournal journal(Ledger ledger) {
    return new StudyJournal(ledger, "seoul/node", STUDY, new SecureRandom());
  }

  /** Submits a manifest as another release does. */
  private static String submit(Ledger ledger, String manifest) {
    byte[] bytes = manifest.getBytes(UTF_8);
    String study = Canonical.sha256(bytes);
    byte[] frame =
        Frame.of(new Frame.Header(Hash.sha256(new byte[0]), study, 0, 0), bytes, new SecureRandom())
            .encode();
    EntryDraft draft =
        new StudySubmitted("ada", "logistic/1")
            .draft("seoul/node")
            .withStudy(study)
            .withFrame(FrameRef.of(frame));
    Entry software =
        ledger.entries().stream()
            .filter(e -> e.kind() == EntryKind.SOFTWARE_RELEASED)
            .reduce((a, b) -> b)
            .orElseThrow();
    ledger.append(List.of(draft.withRef(software.ref())), List.of(frame));
    return study;
  }

  @Test
  void eachStudyNamesItsAnalysisAndTheSoftwareThatBeganAndEndedIt() {
    try (Ledger ledger = open()) {
      StudyJournal journal = journal(ledger);
      journal.submitted("ada");
      FittedModel model =
          StudyProgram.run(
              JournaledFederation.recording(
                  InMemorySiteTable.federate(STUDY, COHORT.draw(STUDY, 800, 0, 7).split(2)),
                  journal),
              ProgressListener.none());
      journal.published(model);
      journal.published(model);
      Entry software = ledger.entry(1);
      assertThat(SoftwareReleased.TYPE.body(software))
          .isEqualTo(new SoftwareReleased(Release.VERSION, BuildDigest.ofRunning()));
      StudyRecord record = journal.record();
      assertThat(record.all(EntryKind.MODEL_PUBLISHED)).hasSize(1);
      for (Entry entry :
          List.of(record.submission(), record.last(ModelPublished.TYPE).orElseThrow().entry())) {
        assertThat(entry.draft().texts()).containsEntry("analysis", "logistic/2");
        assertThat(entry.draft().refs()).containsExactly(software.ref());
      }
      ReplayVerdict verdict =
          Replay.run(ledger.entries(), ledger.frames(), STUDY.id(), ProgressListener.none());
      assertThat(verdict.identical()).isTrue();
      assertThat(verdict.software()).contains(Software.running());
    }
  }

  @Test
  void softwareIsRecordedWhenItChanges() {
    open().close();
    try (Ledger ledger = open()) {
      assertThat(ledger.entries())
          .extracting(Entry::kind)
          .containsExactly(EntryKind.GENESIS, EntryKind.SOFTWARE_RELEASED);
      assertThat(ledger.latestCheckpoint().checkpoint().size()).isEqualTo(2);
      ledger.append(new SoftwareReleased("0.1.9", "other").draft("seoul/node"));
    }
    try (Ledger ledger = open()) {
      assertThat(ledger.entries()).hasSize(4);
      assertThat(SoftwareReleased.TYPE.body(ledger.entry(3))).isEqualTo(Software.running());
    }
  }

  @Test
  void anotherFormatOrAnalysisIsForeignAndNamesTheReleaseThatWroteIt() {
    String mine = Canonical.text(STUDY.toBytes());
    try (Ledger ledger = open()) {
      ledger.append(
          new SoftwareReleased("0.9.0", "b").draft("seoul/node").with("more", "than is known"));
      String format = submit(ledger, mine.replace("ieum/study/v2", "ieum/study/v9"));
      String analysis = submit(ledger, mine.replace("logistic/2", "logistic/7"));
      String before = submit(ledger, mine.replace("logistic/2", "logistic/1"));
      String unlike = submit(ledger, "{\"format\":\"something else\"}");
      journal(ledger).submitted("ada");
      List<RecordedStudy> studies = RecordedStudy.all(ledger.entries(), ledger.frames());
      assertThat(studies)
          .extracting(RecordedStudy::digest)
          .containsExactly(format, analysis, before, unlike, STUDY.digest());
      assertThat(studies.get(4)).isInstanceOf(ReadableStudy.class);
      assertThat(studies.subList(0, 4))
          .allSatisfy(
              study -> {
                assertThat(((ForeignStudy) study).release()).isEqualTo("release 0.9.0");
                assertThatThrownBy(study::readable)
                    .hasMessageContaining("use release 0.9.0")
                    .isInstanceOfSatisfying(
                        IeumException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.OTHER_RELEASE));
              });
      assertThatThrownBy(
              () ->
                  Replay.run(ledger.entries(), ledger.frames(), analysis, ProgressListener.none()))
          .hasMessageContaining("found ieum/study/v2 with analysis logistic/7");
      assertThatThrownBy(
              () -> Replay.run(ledger.entries(), ledger.frames(), before, ProgressListener.none()))
          .hasMessageContaining("found ieum/study/v2 with analysis logistic/1");
      assertThat(studies.get(3).id()).isEqualTo("unnamed");
    }
  }

  @Test
  void aManifestThatIsNotItsStudysIsNoForeignStudyButDamage() {
    try (Ledger ledger = open()) {
      String study = submit(ledger, "{\"format\":\"ieum/study/v9\"}");
      Entry honest = ledger.entry(ledger.size() - 1);
      ledger.append(honest.draft().withStudy(study.replace(study.charAt(0), '0') + "x"));
      assertThatThrownBy(() -> RecordedStudy.all(ledger.entries(), ledger.frames()))
          .isInstanceOfSatisfying(
              IeumException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LEDGER_CORRUPT));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"coordinator", "seoul"})
  void theStudiesOf010AreForeign(String party) {
    RecordedLedgers.V0_1_0.unpack(party, folder);
    try (Ledger ledger = open010()) {
      List<RecordedStudy> studies = RecordedStudy.all(ledger.entries(), ledger.frames());
      assertThat(studies).extracting(RecordedStudy::id).containsExactly("finished", "unfinished");
      ForeignStudy finished = (ForeignStudy) studies.get(0);
      ForeignStudy unfinished = (ForeignStudy) studies.get(1);
      assertThat(finished.ended()).contains(EntryKind.MODEL_PUBLISHED);
      assertThat(unfinished.ended()).isEmpty();
      assertThat(finished.head().format()).isEqualTo("ieum/study/v1");
      assertThat(List.of(finished.release(), unfinished.release())).containsOnly("release 0.1.0");
    }
  }

  private Ledger open010() {
    return Software.openLedger(
        folder.resolve("state").resolve("ledger"),
        LedgerKey.load(folder.resolve("ledger.key")),
        Clock.systemUTC(),
        "seoul/node");
  }
}
