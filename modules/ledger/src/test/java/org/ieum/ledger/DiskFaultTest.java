package org.ieum.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskFaultTest {
  /** What a process does with its ledger; everything in here was acknowledged to it. */
  private static final class Acknowledged {
    final List<Entry> entries = new ArrayList<>();
    final List<SignedCheckpoint> checkpoints = new ArrayList<>();

    void run(Path dir, Storage storage) {
      try (Ledger ledger = Ledger.open(dir, Ledgers.KEY, Ledgers.CLOCK, storage)) {
        entries.add(ledger.entry(0));
        checkpoints.add(ledger.latestCheckpoint());
        for (int round = 0; round < 2; round++) {
          byte[] frame = ("frame " + round).getBytes(UTF_8);
          entries.add(ledger.append(Ledgers.draft(round)));
          entries.addAll(
              ledger.append(
                  List.of(Ledgers.draft(round).withFrame(FrameRef.of(frame)), Ledgers.draft(round)),
                  List.of(frame)));
          checkpoints.add(ledger.checkpoint());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 1})
  void aFaultAtAnyOperationLosesNothingThatWasAcknowledged(
      double partWritten, @TempDir(factory = MemoryDirectory.class) Path dir) throws Exception {
    FaultyStorage sound = FaultyStorage.sound();
    new Acknowledged().run(dir.resolve("sound"), sound);
    int operations = sound.operations().size();
    assertThat(operations).isGreaterThan(25);
    for (int failAt = 0; failAt < operations; failAt++) {
      Path ledgerDir = dir.resolve("at-" + failAt);
      Acknowledged acknowledged = new Acknowledged();
      FaultyStorage faulty = new FaultyStorage(failAt, partWritten);
      assertThatThrownBy(() -> acknowledged.run(ledgerDir, faulty))
          .as("operation %d, %s", failAt, sound.operations().get(failAt))
          .isInstanceOfSatisfying(
              LedgerException.class,
              e -> assertThat(e.code()).isEqualTo(LedgerException.Code.DISK));
      try (Ledger again = Ledgers.open(ledgerDir)) {
        int known = acknowledged.entries.size();
        assertThat(again.size() - known).as("an unacknowledged step at most").isBetween(0L, 2L);
        assertThat(again.entries().subList(0, known))
            .as("operation %d", failAt)
            .isEqualTo(acknowledged.entries);
        for (SignedCheckpoint checkpoint : acknowledged.checkpoints) {
          Checkpoint signed = checkpoint.checkpoint();
          assertThat(again.latestCheckpoint().checkpoint().size())
              .isGreaterThanOrEqualTo(signed.size());
          assertThat(again.root(signed.size())).isEqualTo(signed.root());
        }
        again.append(Ledgers.draft(9));
        again.checkpoint();
      }
      assertThat(LedgerCheck.verify(ledgerDir, Ledgers.KEY.verifier()).findings())
          .as("operation %d", failAt)
          .isEmpty();
    }
  }

  @Test
  void afterAFailedFsyncNothingIsAcknowledgedAnyMore(
      @TempDir(factory = MemoryDirectory.class) Path dir) {
    FaultyStorage sound = FaultyStorage.sound();
    try (Ledger ledger = Ledger.open(dir.resolve("sound"), Ledgers.KEY, Ledgers.CLOCK, sound)) {
      ledger.append(Ledgers.draft(0));
    }
    int lastSync = sound.operations().lastIndexOf("sync record");
    assertThat(lastSync).isEqualTo(sound.operations().size() - 1);
    try (Ledger ledger =
        Ledger.open(
            dir.resolve("bad"), Ledgers.KEY, Ledgers.CLOCK, new FaultyStorage(lastSync, 1))) {
      assertThat(ledger.fault()).isEmpty();
      for (int attempt = 0; attempt < 2; attempt++) {
        assertDisk(() -> ledger.append(Ledgers.draft(0)));
      }
      assertDisk(ledger::checkpoint);
      assertDisk(() -> ledger.store(new byte[] {1}));
      assertThat(ledger.size()).as("only what was acknowledged shows").isEqualTo(1);
      assertThat(ledger.fault())
          .get()
          .extracting(LedgerException::code)
          .isEqualTo(LedgerException.Code.DISK);
    }
  }

  @Test
  void storesTheFrameBeforeTheEntryAndSyncsEachDirectoryOnce(
      @TempDir(factory = MemoryDirectory.class) Path dir) {
    FaultyStorage storage = FaultyStorage.sound();
    try (Ledger ledger = Ledger.open(dir, Ledgers.KEY, Ledgers.CLOCK, storage)) {
      int before = storage.operations().size();
      byte[] frame = {1};
      FrameRef ref = FrameRef.of(frame);
      ledger.append(List.of(Ledgers.draft(0).withFrame(ref)), List.of(frame, frame));
      String aa = ref.sha256().substring(0, 2);
      assertThat(storage.operations().subList(before, storage.operations().size()))
          .containsExactly(
              "write " + ref.sha256(),
              "rename " + ref.sha256(),
              "sync " + ref.sha256(),
              "sync " + aa,
              "write record",
              "sync record");
    }
  }

  private static void assertDisk(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            LedgerException.class, e -> assertThat(e.code()).isEqualTo(LedgerException.Code.DISK))
        .hasMessageContaining("nothing of this step was acknowledged");
  }
}
