package org.ieum.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTest {
  private static final String GOLDEN =
      "{\"actor\":\"site-a/node\",\"bytes\":4096,\"fields\":{\"basis\":\"PIPA 28-8\",\"sequence\":3,\"to\":\"조정자 \\\"C\\\"\"},"
          + "\"kind\":\"egress.sent\",\"log\":\"ieum.example.org/site-a\",\"refs\":[{\"index\":5,\"leaf\":"
          + "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\",\"origin\":\"ieum.example.org/coordinator\"}],"
          + "\"round\":2,\"seq\":9,\"sha256\":\"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d\","
          + "\"study\":\"study-1\",\"time\":\"2026-11-23T06:00:00.123Z\",\"v\":1}";

  private static final Entry ENTRY =
      new Entry(
          Ledgers.ORIGIN,
          9,
          Ledgers.NOW,
          EntryDraft.of(EntryKind.EGRESS_SENT, "site-a/node")
              .withStudy("study-1")
              .withRound(2)
              .withRef(new EntryRef("ieum.example.org/coordinator", 5, Hash.emptyRoot()))
              .withFrame(
                  new FrameRef(
                      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", 4096))
              .with("to", "조정자 \"C\"")
              .with("basis", "PIPA 28-8")
              .with("sequence", 3));

  @Test
  void hasExactlyTheseBytes() {
    assertThat(new String(ENTRY.bytes(), UTF_8)).isEqualTo(GOLDEN);
    assertThat(Entry.parse(GOLDEN.getBytes(UTF_8))).isEqualTo(ENTRY);
    assertThat(ENTRY.leaf()).isEqualTo(Hash.leaf(GOLDEN.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @EnumSource(EntryKind.class)
  void everyKindReadsBack(EntryKind kind) {
    Entry entry = new Entry(Ledgers.ORIGIN, 0, Ledgers.NOW, EntryDraft.of(kind, "x"));
    assertThat(Entry.parse(entry.bytes())).isEqualTo(entry);
    assertThat(EntryKind.ofWireName(kind.wireName())).contains(kind);
  }

  @Property(tries = 300)
  void whateverIsAcceptedReadsBack(
      @ForAll @NotEmpty String actor,
      @ForAll String text,
      @ForAll @LongRange(min = -CanonicalJson.MAX_NUMBER, max = CanonicalJson.MAX_NUMBER)
          long number) {
    Entry entry;
    try {
      entry =
          new Entry(
              Ledgers.ORIGIN,
              1,
              Ledgers.NOW,
              EntryDraft.of(EntryKind.INCIDENT, actor).with("text", text).with("number", number));
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("control characters");
      return;
    }
    assertThat(Entry.parse(entry.bytes())).isEqualTo(entry);
  }

  @Test
  void everyChangedBitIsRefusedOrAnotherEntry() {
    byte[] golden = GOLDEN.getBytes(UTF_8);
    for (int i = 0; i < golden.length * 8; i++) {
      byte[] changed = golden.clone();
      changed[i / 8] ^= (byte) (1 << (i % 8));
      Entry parsed;
      try {
        parsed = Entry.parse(changed);
      } catch (LedgerException e) {
        assertThat(e.code()).isEqualTo(LedgerException.Code.ENTRY_INVALID);
        continue;
      }
      assertThat(parsed).isNotEqualTo(ENTRY);
      assertThat(parsed.bytes()).isEqualTo(changed);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"v\":1}|\"v\":2}",
        "\"v\":1}|\"v\":1,\"w\":1}",
        "\"v\":1}|\"v\":1 }",
        "\"v\":1}|\"v\":1}\n",
        "\"v\":1}|\"v\":1}{}",
        "\"v\":1}|\"v\":1,\"v\":1}",
        "\"v\":1}|\"v\":1.0}",
        "\"round\":2|\"round\":2e0",
        "\"round\":2|\"round\":-1",
        "\"round\":2|\"round\":\"2\"",
        "\"round\":2|\"round\":9007199254740992",
        "\"round\":2|\"round\":99999999999999999999",
        "\"sequence\":3|\"sequence\":3.5",
        "\"sequence\":3|\"sequence\":null",
        "\"sequence\":3|\"Sequence\":3",
        "egress.sent|egress.lost",
        "06:00:00.123Z|06:00:00.123+00:00",
        "06:00:00.123Z|25:00:00.123Z",
        "06:00:00.123Z|06:00:00Z",
        "site-a/node|\\u0073ite-a/node",
        "site-a/node|site-a\\/node",
        "site-a/node|site-a\\u0000node",
        "\"bytes\":4096,|",
        "6e340b9c|6E340B9C",
        "\"actor\":\"site-a/node\",|",
        "\"kind\":\"egress.sent\",\"log\":\"ieum.example.org/site-a\"|\"log\":\"ieum.example.org/site-a\",\"kind\":\"egress.sent\""
      })
  void refusesEveryOtherSpelling(String change) {
    String[] fromTo = change.split("\\|", 2);
    assertThat(GOLDEN).contains(fromTo[0]);
    byte[] changed = GOLDEN.replace(fromTo[0], fromTo[1]).getBytes(UTF_8);
    assertThatThrownBy(() -> Entry.parse(changed))
        .isInstanceOfSatisfying(
            LedgerException.class,
            e -> assertThat(e.code()).isEqualTo(LedgerException.Code.ENTRY_INVALID))
        .hasMessageContaining("expected");
  }

  @Test
  void anUnreadableEntrysContentIsNotInTheMessage() {
    assertThatThrownBy(() -> Entry.parse("{\"name\": Kim Minjun}".getBytes(UTF_8)))
        .isInstanceOf(LedgerException.class)
        .hasNoCause()
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("Kim"));
  }

  @Test
  void refusesControlCharactersUnpairedSurrogatesAndLargeNumbers() {
    EntryDraft draft = EntryDraft.of(EntryKind.INCIDENT, "x");
    for (String text :
        List.of("a\nb", "\u0000", "\u007f", "\u0085", "\ud800", "\udc00\ud800", "x\ud83d")) {
      assertThatThrownBy(() -> draft.with("text", text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("text: expected text without control characters");
    }
    assertThat(draft.with("text", "\ud83d\ude00 ok").texts()).containsValue("\ud83d\ude00 ok");
    assertThatThrownBy(() -> draft.with("n", 1L << 53)).hasMessageContaining("2^53 - 1");
    assertThatThrownBy(() -> draft.with("Upper", 1)).hasMessageContaining("field name");
    assertThatThrownBy(() -> draft.with("both", 1).with("both", "1"))
        .hasMessageContaining("keep one");
    assertThatThrownBy(() -> draft.withRound(-2)).hasMessageContaining("round");
    assertThatThrownBy(
            () -> new Entry(Ledgers.ORIGIN, 0, Instant.parse("+12000-01-01T00:00:00Z"), draft))
        .hasMessageContaining("set the clock");
  }

  @Test
  void sortsKeysByUtf16CodeUnits() {
    // RFC 8785 section 3.2.3: the sort order of its example.
    Map<String, String> example =
        Map.of(
            "\u20ac",
            "Euro",
            "1",
            "One",
            "\ufb33",
            "Dalet",
            "\ud83d\ude00",
            "Smiley",
            "\u00f6",
            "o");
    assertThat(new String(CanonicalJson.write(example), UTF_8))
        .isEqualTo(
            "{\"1\":\"One\",\"\u00f6\":\"o\",\"\u20ac\":\"Euro\",\"\ud83d\ude00\":\"Smiley\",\"\ufb33\":\"Dalet\"}");
  }
}
