package org.ieum.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordDamageTest {
  /**
   * A ledger of genesis, two single entries and a block of two; its checkpoint covers {@code
   * signed} entries.
   */
  private static byte[] write(Path dir, int signed) throws IOException {
    try (Ledger ledger = Ledgers.open(dir)) {
      for (int round = 0; round < 2; round++) {
        ledger.append(Ledgers.draft(round));
        signAt(ledger, signed);
      }
      ledger.append(List.of(Ledgers.draft(2), Ledgers.draft(3)));
      signAt(ledger, signed);
    }
    return Files.readAllBytes(dir.resolve("record"));
  }

  private static void signAt(Ledger ledger, int size) {
    if (ledger.size() == size) {
      ledger.checkpoint();
    }
  }

  private static LedgerReport verify(Path dir) {
    return LedgerCheck.verify(dir, Ledgers.KEY.verifier());
  }

  @Test
  void aTailTornAtAnyByteOfTheLastBlockIsCutOffAndReported(
      @TempDir(factory = MemoryDirectory.class) Path dir) throws Exception {
    byte[] whole = write(dir, 3);
    Path record = dir.resolve("record");
    int start = (int) RecordScan.read(record).lastBlock();
    for (int length = start; length < whole.length; length++) {
      Files.write(record, Arrays.copyOf(whole, length));
      assertThat(verify(dir).findings()).as("verify at %d", length).isEmpty();
      assertThat(verify(dir).size()).isEqualTo(3);
      try (Ledger ledger = Ledgers.open(dir)) {
        assertThat(ledger.recovery()).isEqualTo(new Recovery(3, start, length - start));
        assertThat(ledger.append(Ledgers.draft(9)).seq()).isEqualTo(3);
      }
      assertThat(verify(dir).findings()).isEmpty();
      assertThat(verify(dir).size()).isEqualTo(4);
    }
  }

  @Test
  void aTailOfUnwrittenSectorsIsCutOffAsTorn(@TempDir(factory = MemoryDirectory.class) Path dir)
      throws Exception {
    byte[] whole = write(dir, 3);
    Path record = dir.resolve("record");
    int start = (int) RecordScan.read(record).lastBlock();
    for (int sector = start / 512; sector <= (whole.length - 1) / 512; sector++) {
      byte[] unwritten = whole.clone();
      Arrays.fill(
          unwritten,
          Math.max(start, sector * 512),
          Math.min(whole.length, (sector + 1) * 512),
          (byte) 0);
      Files.write(record, unwritten);
      assertThat(verify(dir).findings()).as("sector %d", sector).isEmpty();
      try (Ledger ledger = Ledgers.open(dir)) {
        assertThat(ledger.recovery()).isEqualTo(new Recovery(3, start, whole.length - start));
      }
    }
  }

  @Test
  void unwrittenSectorsBeforeTheLastBlockAreDamage(
      @TempDir(factory = MemoryDirectory.class) Path dir) throws Exception {
    byte[] whole = write(dir, 1);
    byte[] holed = whole.clone();
    int first = RecordFormat.FILE_HEADER.length;
    Arrays.fill(holed, first, 512, (byte) 0);
    Files.write(dir.resolve("record"), holed);
    assertRefused(dir, LedgerException.Code.CORRUPT, "at byte " + first);
  }

  @Test
  void verifyFindsAFlippedBitInEveryByte(@TempDir(factory = MemoryDirectory.class) Path dir)
      throws Exception {
    byte[] whole = write(dir, 5);
    Path record = dir.resolve("record");
    for (int i = 0; i < whole.length; i++) {
      Files.write(record, flip(whole, 8 * i + i % 8));
      assertThat(verify(dir).findings())
          .extracting(Finding::code)
          .as("byte %d", i)
          .contains(Finding.Code.RECORD_DAMAGED, Finding.Code.BEHIND_CHECKPOINT);
    }
    Files.write(record, whole);
    assertThat(verify(dir).findings()).isEmpty();
  }

  @Test
  void everyFlippedBitIsDamageAndNeverTakenForATornTail(
      @TempDir(factory = MemoryDirectory.class) Path dir) throws Exception {
    byte[] whole = write(dir, 1);
    Path record = dir.resolve("record");
    for (int bit = 0; bit < whole.length * 8; bit++) {
      Files.write(record, flip(whole, bit));
      assertThat(RecordScan.read(record).damage()).as("bit %d", bit).isPresent();
    }
    Files.write(record, whole);
    assertThat(RecordScan.read(record).damage()).isEmpty();
  }

  private static byte[] flip(byte[] bytes, int bit) {
    byte[] flipped = bytes.clone();
    flipped[bit / 8] ^= (byte) (1 << (bit % 8));
    return flipped;
  }

  @Test
  void openingADamagedRecordNamesFileAndByteAndChangesNothing(
      @TempDir(factory = MemoryDirectory.class) Path dir) throws Exception {
    byte[] whole = write(dir, 1);
    Path record = dir.resolve("record");
    int start = (int) RecordScan.read(record).lastBlock();
    byte[] flipped = whole.clone();
    flipped[start + 40] ^= 1;
    Files.write(record, flipped);
    assertRefused(
        dir,
        LedgerException.Code.CORRUPT,
        record + " at byte " + start + ": expected a block that matches");
    assertThat(record).hasBinaryContent(flipped);
  }

  @Test
  void aRecordShorterThanTheSignedCheckpointIsRefused(
      @TempDir(factory = MemoryDirectory.class) Path dir) throws Exception {
    byte[] whole = write(dir, 5);
    Path record = dir.resolve("record");
    int start = (int) RecordScan.read(record).lastBlock();
    for (int length :
        new int[] {0, 5, RecordFormat.FILE_HEADER.length, start, start + 7, whole.length - 1}) {
      byte[] cut = Arrays.copyOf(whole, length);
      Files.write(record, cut);
      assertRefused(
          dir,
          LedgerException.Code.BEHIND_CHECKPOINT,
          "expected at least the 5 entries that were signed");
      assertThat(record).as("evidence stays").hasBinaryContent(cut);
      assertThat(verify(dir).findings())
          .extracting(Finding::code)
          .containsExactly(Finding.Code.BEHIND_CHECKPOINT);
    }
    Files.delete(record);
    assertRefused(
        dir, LedgerException.Code.BEHIND_CHECKPOINT, "expected the record, found no file");
    assertThat(verify(dir).findings())
        .extracting(Finding::code)
        .containsExactly(Finding.Code.RECORD_MISSING, Finding.Code.BEHIND_CHECKPOINT);
  }

  @Test
  void aRewrittenRecordIsRefused(@TempDir(factory = MemoryDirectory.class) Path dir)
      throws Exception {
    write(dir.resolve("a"), 5);
    try (Ledger other = Ledgers.open(dir.resolve("b"))) {
      for (int round = 0; round < 4; round++) {
        other.append(Ledgers.draft(round + 7));
      }
    }
    Files.copy(
        dir.resolve("b/record"), dir.resolve("a/record"), StandardCopyOption.REPLACE_EXISTING);
    assertRefused(
        dir.resolve("a"),
        LedgerException.Code.BEHIND_CHECKPOINT,
        "was changed after it was signed");
  }

  @Test
  void aRecordWithoutItsCheckpointIsRefused(@TempDir(factory = MemoryDirectory.class) Path dir)
      throws Exception {
    write(dir, 1);
    Files.delete(dir.resolve("checkpoint"));
    assertRefused(
        dir, LedgerException.Code.CHECKPOINT_MISSING, "restore it from a backup or a peer");
  }

  @Test
  void aFlippedBitInTheCheckpointIsRefused(@TempDir(factory = MemoryDirectory.class) Path dir)
      throws Exception {
    write(dir, 5);
    byte[] note = Files.readAllBytes(dir.resolve("checkpoint"));
    for (int i = 0; i < note.length; i++) {
      Files.write(dir.resolve("checkpoint"), flip(note, 8 * i + i % 8));
      assertThat(verify(dir).findings())
          .extracting(Finding::code)
          .containsExactly(Finding.Code.CHECKPOINT_INVALID);
    }
    assertRefused(dir, LedgerException.Code.CHECKPOINT_INVALID, "checkpoint");
  }

  @Test
  void anotherKeyCannotOpenTheLedger(@TempDir(factory = MemoryDirectory.class) Path dir)
      throws Exception {
    write(dir, 5);
    LedgerKey other = LedgerKey.generate(Ledgers.ORIGIN, new SecureRandom());
    assertThatThrownBy(() -> Ledger.open(dir, other, Ledgers.CLOCK))
        .isInstanceOf(LedgerException.class);
    assertThat(LedgerCheck.verify(dir, other.verifier()).findings())
        .extracting(Finding::code)
        .containsExactly(Finding.Code.CHECKPOINT_INVALID, Finding.Code.GENESIS_WRONG);
  }

  @Test
  void entriesThatNoWriterMadeAreFoundThoughTheirBlocksAreIntact(
      @TempDir(factory = MemoryDirectory.class) Path dir) throws Exception {
    byte[] whole = write(dir, 1);
    Entry wrongSeq = new Entry(Ledgers.ORIGIN, 7, Ledgers.NOW, Ledgers.draft(1));
    Entry foreign = new Entry("ieum.example.org/site-b", 6, Ledgers.NOW, Ledgers.draft(1));
    Entry genesis =
        new Entry(Ledgers.ORIGIN, 7, Ledgers.NOW, EntryDraft.of(EntryKind.GENESIS, "x"));
    byte[] block =
        RecordFormat.block(
            List.of(wrongSeq.bytes(), foreign.bytes(), genesis.bytes(), new byte[] {'{', '}'}));
    byte[] more = Arrays.copyOf(whole, whole.length + block.length);
    System.arraycopy(block, 0, more, whole.length, block.length);
    Files.write(dir.resolve("record"), more);
    assertThat(verify(dir).findings())
        .extracting(Finding::code)
        .containsExactly(
            Finding.Code.SEQUENCE_BROKEN,
            Finding.Code.FOREIGN_LOG,
            Finding.Code.GENESIS_WRONG,
            Finding.Code.ENTRY_MALFORMED);
    assertThat(verify(dir).findings()).extracting(Finding::entry).containsExactly(5L, 6L, 7L, 8L);
    assertRefused(dir, LedgerException.Code.CORRUPT, "entry 5: expected seq 5, found 7");
  }

  @Test
  void aDroppedAndASwappedBlockAreFound(@TempDir(factory = MemoryDirectory.class) Path dir)
      throws Exception {
    byte[] whole = write(dir, 1);
    RecordScan scan = RecordScan.read(dir.resolve("record"));
    int second = (int) scan.entries().get(1).offset - RecordFormat.HEADER;
    int third = (int) scan.entries().get(2).offset - RecordFormat.HEADER;
    byte[] dropped = new byte[whole.length - (third - second)];
    System.arraycopy(whole, 0, dropped, 0, second);
    System.arraycopy(whole, third, dropped, second, whole.length - third);
    Files.write(dir.resolve("record"), dropped);
    assertThat(verify(dir).findings())
        .extracting(Finding::code)
        .contains(Finding.Code.SEQUENCE_BROKEN);
    int fourth = (int) scan.lastBlock();
    byte[] swapped = whole.clone();
    System.arraycopy(whole, third, swapped, second, fourth - third);
    System.arraycopy(whole, second, swapped, second + fourth - third, third - second);
    Files.write(dir.resolve("record"), swapped);
    assertThat(verify(dir).findings())
        .extracting(Finding::code)
        .contains(Finding.Code.SEQUENCE_BROKEN);
  }

  private static void assertRefused(Path dir, LedgerException.Code code, String message) {
    assertThatThrownBy(() -> Ledgers.open(dir))
        .isInstanceOfSatisfying(LedgerException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(message);
  }
}
