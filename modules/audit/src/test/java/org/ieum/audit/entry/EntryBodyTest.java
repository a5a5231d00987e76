package org.ieum.audit.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.ledger.Entry;
import org.ieum.ledger.EntryDraft;
import org.ieum.ledger.EntryKind;
import org.ieum.ledger.FrameRef;
import org.ieum.ledger.LedgerCheck;
import org.ieum.ledger.LedgerKey;
import org.ieum.testkit.RecordedLedgers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries are hashed and signed: the bytes of each kind never change once they are released. */
class EntryBodyTest {
  private static final String SHA = "00112233445566778899aabbccddeeff".repeat(2);

  /** A body and what its entry is in canonical JSON, up to the envelope's own fields. */
  record Golden(EntryBody body, String fields) {}

  static List<Golden> golden() {
    return List.of(
        new Golden(new Genesis("o+1+k"), "\"fields\":{\"key\":\"o+1+k\"},\"kind\":\"genesis\""),
        new Golden(
            new SoftwareReleased("0.2.0", SHA),
            "\"fields\":{\"build\":\""
                + SHA
                + "\",\"release\":\"0.2.0\"},"
                + "\"kind\":\"software.released\""),
        new Golden(
            new StudySubmitted("ada", "logistic/1"),
            "\"fields\":{\"analysis\":\"logistic/1\",\"researcher\":\"ada\"},"
                + "\"kind\":\"study.submitted\""),
        new Golden(
            new StudyApproved("rule 2"),
            "\"fields\":{\"by\":\"rule 2\"},\"kind\":\"study.approved\""),
        new Golden(new StudyApproved(""), "\"kind\":\"study.approved\""),
        new Golden(
            new StudyRefused("default"),
            "\"fields\":{\"by\":\"default\"},\"kind\":\"study.refused\""),
        new Golden(
            new StudyCancelled("ada"), "\"fields\":{\"by\":\"ada\"},\"kind\":\"study.cancelled\""),
        new Golden(
            new StudyFailed("SEPARATION", "study s: separated"),
            "\"fields\":{\"code\":\"SEPARATION\",\"text\":\"study s: separated\"},"
                + "\"kind\":\"study.failed\""),
        new Golden(
            new StudyFailed("BAD_TABLE", ""),
            "\"fields\":{\"code\":\"BAD_TABLE\"},\"kind\":\"study.failed\""),
        new Golden(new StudyFailed("", ""), "\"kind\":\"study.failed\""),
        new Golden(
            new QueryIssued(3, SHA, "counts and means"),
            "\"fields\":{\"query\":\""
                + SHA
                + "\",\"step\":\"counts and means\"},"
                + "\"kind\":\"query.issued\""),
        new Golden(
            new QueryReceived(3, SHA, "counts and means"),
            "\"fields\":{\"query\":\""
                + SHA
                + "\",\"step\":\"counts and means\"},"
                + "\"kind\":\"query.received\""),
        new Golden(
            new AnswerCommitted(3, SHA),
            "\"fields\":{\"query\":\"" + SHA + "\"},\"kind\":\"answer.committed\""),
        new Golden(
            new EgressSent(3, EgressSent.Message.MASKED_VECTOR, 259),
            "\"fields\":{\"what\":\"masked vector\",\"wireBytes\":\"259\"},"
                + "\"kind\":\"egress.sent\""),
        new Golden(
            new EgressSent(3, EgressSent.Message.SEED, 72),
            "\"fields\":{\"what\":\"seed\",\"wireBytes\":\"72\"},\"kind\":\"egress.sent\""),
        new Golden(
            new EgressReceived(3, SHA, 259),
            "\"fields\":{\"message\":\""
                + SHA
                + "\",\"wireBytes\":\"259\"},"
                + "\"kind\":\"egress.received\""),
        new Golden(new ControlSent(3), "\"kind\":\"control.sent\""),
        new Golden(new ControlReceived(), "\"kind\":\"control.received\""),
        new Golden(
            new AggregateRevealed(3, SHA, "counts and means"),
            "\"fields\":{\"query\":\""
                + SHA
                + "\",\"step\":\"counts and means\"},"
                + "\"kind\":\"aggregate.revealed\""),
        new Golden(
            new ModelPublished(SHA, "logistic/1"),
            "\"fields\":{\"analysis\":\"logistic/1\",\"model\":\""
                + SHA
                + "\"},"
                + "\"kind\":\"model.published\""),
        new Golden(
            new Incident(3, "REPLICA_DIVERGED", SHA),
            "\"fields\":{\"code\":\"REPLICA_DIVERGED\",\"query\":\""
                + SHA
                + "\"},"
                + "\"kind\":\"incident\""),
        new Golden(
            Incident.of(0, "BAD_TABLE"),
            "\"fields\":{\"code\":\"BAD_TABLE\"},\"kind\":\"incident\""));
  }

  @ParameterizedTest
  @MethodSource("golden")
  void eachKindHasItsBytesAndReadsBack(Golden golden) {
    Entry entry = entry(golden.body());
    String frame = golden.body() instanceof FramedBody ? "\"bytes\":9," : "";
    String sha = golden.body() instanceof FramedBody ? "\"sha256\":\"" + SHA + "\"," : "";
    String round = golden.body().round() > 0 ? "\"round\":3," : "";
    assertThat(new String(entry.bytes(), UTF_8))
        .isEqualTo(
            "{\"actor\":\"seoul\","
                + frame
                + golden.fields()
                + ",\"log\":\"o\","
                + round
                + "\"seq\":5,"
                + sha
                + "\"study\":\"s\",\"time\":\"2026-11-23T06:00:00.123Z\",\"v\":1}");
    assertThat(EntryType.bodyOf(Entry.parse(entry.bytes()))).isEqualTo(golden.body());
  }

  @Test
  void everyKindHasGoldenBytes() {
    assertThat(golden().stream().map(g -> g.body().type().kind()).distinct())
        .containsExactlyInAnyOrder(EntryKind.values());
    assertThat(Arrays.stream(EntryKind.values()).map(EntryType::of).map(EntryType::kind))
        .containsExactly(EntryKind.values());
  }

  private static Entry entry(EntryBody body) {
    EntryDraft draft = body.draft("seoul").withStudy("s");
    return entry(body instanceof FramedBody ? draft.withFrame(new FrameRef(SHA, 9)) : draft);
  }

  private static Entry entry(EntryDraft draft) {
    return new Entry("o", 5, Instant.parse("2026-11-23T06:00:00.123Z"), draft);
  }

  static Stream<EntryDraft> notOfTheirKind() {
    EntryDraft sent = new EgressSent(3, EgressSent.Message.SEED, 72).draft("seoul").withStudy("s");
    EntryDraft framed = sent.withFrame(new FrameRef(SHA, 9));
    EntryDraft approved = new StudyApproved("x").draft("seoul").withStudy("s");
    return Stream.of(
        sent,
        framed.with("more", "x"),
        framed.with("more", 1),
        framed.with("what", "rows"),
        framed.with("wireBytes", "-1"),
        framed.with("wireBytes", "1e3"),
        framed.withRound(EntryDraft.NO_ROUND),
        framed.withRound(0),
        approved.withRound(1),
        approved.withFrame(new FrameRef(SHA, 9)),
        EntryDraft.of(EntryKind.ANSWER_COMMITTED, "seoul").withRound(1),
        EntryDraft.of(EntryKind.MODEL_PUBLISHED, "seoul").withFrame(new FrameRef(SHA, 9)));
  }

  @ParameterizedTest
  @MethodSource("notOfTheirKind")
  void whatIsNotOfItsKindIsRefusedByName(EntryDraft draft) {
    assertThatThrownBy(() -> EntryType.bodyOf(entry(draft)))
        .isInstanceOfSatisfying(
            IeumException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LEDGER_CORRUPT))
        .hasMessageContaining("entry 5 (" + draft.kind().wireName() + "): expected ");
  }

  /** But for the analysis, which 0.1.0 did not name, its entries are those of this release. */
  @ParameterizedTest
  @ValueSource(strings = {"coordinator", "seoul"})
  void theEntriesOf010ReadAsTheirKinds(String party, @TempDir Path folder) {
    RecordedLedgers.V0_1_0.unpack(party, folder);
    List<Entry> entries =
        LedgerCheck.verify(
                folder.resolve("state").resolve("ledger"),
                LedgerKey.load(folder.resolve("ledger.key")).verifier())
            .entries();
    assertThat(entries).hasSizeGreaterThan(50);
    for (Entry entry : entries) {
      boolean namesAnalysis =
          entry.kind() == EntryKind.STUDY_SUBMITTED || entry.kind() == EntryKind.MODEL_PUBLISHED;
      if (namesAnalysis) {
        assertThatThrownBy(() -> EntryType.bodyOf(entry)).hasMessageContaining("'analysis'");
      } else {
        EntryDraft again = EntryType.bodyOf(entry).draft(entry.draft().actor());
        assertThat(again.texts()).isEqualTo(entry.draft().texts());
        assertThat(again.round()).isEqualTo(entry.draft().round());
      }
    }
  }
}
