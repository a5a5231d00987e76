package org.ieum.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  @Test
  void beginsWithAGenesisThatNamesItsKeyAndSignsIt(@TempDir Path dir) {
    try (Ledger ledger = Ledgers.open(dir)) {
      assertThat(ledger.size()).isEqualTo(1);
      assertThat(ledger.entry(0).kind()).isEqualTo(EntryKind.GENESIS);
      assertThat(ledger.entry(0).draft().texts()).containsEntry("key", Ledgers.KEY.publicKey());
      assertThat(ledger.latestCheckpoint().checkpoint())
          .isEqualTo(new Checkpoint(Ledgers.ORIGIN, 1, ledger.root()));
      assertThat(ledger.recovery()).isEqualTo(new Recovery(0, 0, 0));
    }
  }

  @Test
  void keepsEntriesOverReopening(@TempDir Path dir) {
    List<Entry> written;
    try (Ledger ledger = Ledgers.open(dir)) {
      ledger.append(Ledgers.draft(0));
      ledger.append(List.of(Ledgers.draft(1), Ledgers.draft(2)));
      written = ledger.entries();
    }
    try (Ledger ledger = Ledgers.open(dir)) {
      assertThat(ledger.entries()).isEqualTo(written).hasSize(4);
      assertThat(ledger.recovery().wasTorn()).isFalse();
      assertThat(ledger.append(Ledgers.draft(3)).seq()).isEqualTo(4);
      assertThat(ledger.entries(3)).extracting(Entry::seq).containsExactly(3L, 4L);
    }
    assertThat(LedgerCheck.verify(dir, Ledgers.KEY.verifier()).findings()).isEmpty();
  }

  @Test
  void storesFramesAndEntriesInOneStep(@TempDir Path dir) {
    byte[] frame = "a frame".getBytes(UTF_8);
    FrameRef ref = FrameRef.of(frame);
    try (Ledger ledger = Ledgers.open(dir)) {
      ledger.append(List.of(Ledgers.draft(0).withFrame(ref)), List.of(frame));
      FrameRef second = ledger.store("another".getBytes(UTF_8));
      assertThat(ledger.store("another".getBytes(UTF_8))).isEqualTo(second);
      ledger.append(Ledgers.draft(1).withFrame(second));
      assertThat(ledger.frames().get(ref.sha256())).isEqualTo(frame);
    }
    LedgerReport report = LedgerCheck.verify(dir, Ledgers.KEY.verifier());
    assertThat(report.findings()).isEmpty();
    assertThat(report.size()).isEqualTo(3);
    assertThat(dir.resolve("frames").resolve(ref.sha256().substring(0, 2)).resolve(ref.sha256()))
        .hasBinaryContent(frame);
    assertThat(dir.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void refusesAnEntryWhoseFrameIsNotStoredAndStaysUsable(@TempDir Path dir) {
    try (Ledger ledger = Ledgers.open(dir)) {
      EntryDraft draft = Ledgers.draft(0).withFrame(FrameRef.of(new byte[] {1}));
      assertThatThrownBy(() -> ledger.append(draft))
          .isInstanceOfSatisfying(
              LedgerException.class,
              e -> assertThat(e.code()).isEqualTo(LedgerException.Code.FRAME_MISSING))
          .hasMessageContaining("store it first or with the entry");
      assertThat(ledger.append(Ledgers.draft(1)).seq()).isEqualTo(1);
    }
  }

  @Test
  void refusesAnOversizedEntryWholeAndStaysUsable(@TempDir Path dir) {
    try (Ledger ledger = Ledgers.open(dir)) {
      EntryDraft large = Ledgers.draft(0).with("text", "x".repeat(Entry.MAX_BYTES));
      assertThatThrownBy(() -> ledger.append(List.of(Ledgers.draft(1), large)))
          .isInstanceOfSatisfying(
              LedgerException.class,
              e -> assertThat(e.code()).isEqualTo(LedgerException.Code.ENTRY_INVALID))
          .hasMessageContaining("65535");
      assertThat(ledger.size()).isEqualTo(1);
      int room = Entry.MAX_BYTES - ledger.append(Ledgers.draft(2).with("text", "")).bytes().length;
      assertThat(ledger.append(Ledgers.draft(2).with("text", "x".repeat(room))).bytes())
          .hasSize(Entry.MAX_BYTES);
    }
    assertThat(LedgerCheck.verify(dir, Ledgers.KEY.verifier()).findings()).isEmpty();
  }

  @Test
  void refusesAGenesisFromACaller(@TempDir Path dir) {
    try (Ledger ledger = Ledgers.open(dir)) {
      assertThatThrownBy(() -> ledger.append(EntryDraft.of(EntryKind.GENESIS, "x")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("written by the ledger alone");
    }
  }

  @Test
  void signsTheSameCheckpointUntilThereIsMoreToSign(@TempDir Path dir) {
    try (Ledger ledger = Ledgers.open(dir)) {
      SignedCheckpoint first = ledger.checkpoint();
      assertThat(ledger.checkpoint()).isSameAs(first);
      ledger.append(Ledgers.draft(0));
      SignedCheckpoint second = ledger.checkpoint();
      assertThat(second.checkpoint()).isEqualTo(new Checkpoint(Ledgers.ORIGIN, 2, ledger.root()));
      assertThat(dir.resolve("checkpoint")).content().isEqualTo(second.note());
      assertThat(SignedCheckpoint.parse(second.note(), Ledgers.KEY.verifier())).isEqualTo(second);
      assertThat(ledger.consistency(1, 2).verify(first.checkpoint().root(), ledger.root()))
          .isTrue();
      assertThat(ledger.inclusion(1, 2).verify(ledger.entry(1).leaf(), ledger.root())).isTrue();
    }
  }

  @Test
  void isReadableByItsOwnerOnly(@TempDir Path dir) throws Exception {
    Path inside = dir.resolve("deep/ledger");
    try (Ledger ledger = Ledgers.open(inside)) {
      byte[] frame = {1, 2, 3};
      ledger.append(List.of(Ledgers.draft(0).withFrame(FrameRef.of(frame))), List.of(frame));
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inside)))
        .isEqualTo("rwx------");
    for (String file : List.of("record", "checkpoint")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inside.resolve(file))))
          .as(file)
          .isEqualTo("rw-------");
    }
  }

  @Test
  void refusesWorkAfterClosing(@TempDir Path dir) {
    Ledger ledger = Ledgers.open(dir);
    ledger.close();
    ledger.close();
    assertThatThrownBy(() -> ledger.append(Ledgers.draft(0)))
        .isInstanceOfSatisfying(
            LedgerException.class,
            e -> assertThat(e.code()).isEqualTo(LedgerException.Code.CLOSED));
  }

  @Test
  void aCallersInterruptNeitherLosesNorEndsAnything(@TempDir Path dir) {
    try (Ledger ledger = Ledgers.open(dir)) {
      Thread.currentThread().interrupt();
      assertThat(ledger.append(Ledgers.draft(0)).seq()).isEqualTo(1);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(ledger.append(Ledgers.draft(1)).seq()).isEqualTo(2);
    }
  }
}
