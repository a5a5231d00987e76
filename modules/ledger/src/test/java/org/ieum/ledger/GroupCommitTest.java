package org.ieum.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {
  @Test
  void whatWasDeferredGoesIntoTheBlockOfTheNextAppendAndBeforeIt(
      @TempDir(factory = MemoryDirectory.class) Path dir) {
    FaultyStorage storage = FaultyStorage.sound();
    try (Ledger ledger = Ledger.open(dir, Ledgers.KEY, Ledgers.CLOCK, storage)) {
      int before = storage.operations().size();
      byte[] frame = {1};
      Pending deferred =
          ledger.defer(List.of(Ledgers.draft(0).withFrame(FrameRef.of(frame))), List.of(frame));
      Entry next = ledger.append(Ledgers.draft(1));
      assertThat(deferred.await()).extracting(Entry::seq).containsExactly(1L);
      assertThat(next.seq()).isEqualTo(2);
      assertThat(storage.operations().subList(before, storage.operations().size()))
          .filteredOn(operation -> operation.endsWith("record"))
          .containsExactly("write record", "sync record");
    }
    assertThat(LedgerCheck.verify(dir, Ledgers.KEY.verifier()).findings()).isEmpty();
  }

  @Test
  void whatWasDeferredBecomesDurableWithoutAnyoneElse(
      @TempDir(factory = MemoryDirectory.class) Path dir) throws InterruptedException {
    try (Ledger ledger = Ledgers.open(dir)) {
      CountDownLatch durable = new CountDownLatch(1);
      ledger.defer(List.of(Ledgers.draft(0)), List.of()).whenDurable(durable::countDown);
      assertThat(durable.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(ledger.size()).isEqualTo(2);
    }
  }

  @Test
  void whatWasDeferredIsInTheCheckpointThatWasAskedForAfterIt(
      @TempDir(factory = MemoryDirectory.class) Path dir) {
    try (Ledger ledger = Ledgers.open(dir)) {
      Pending unused = ledger.defer(List.of(Ledgers.draft(0)), List.of());
      assertThat(ledger.checkpoint().checkpoint().size()).isEqualTo(2);
    }
  }

  @Test
  void closingFinishesWhatWasDeferred(@TempDir(factory = MemoryDirectory.class) Path dir) {
    Pending deferred;
    try (Ledger ledger = Ledgers.open(dir)) {
      deferred = ledger.defer(List.of(Ledgers.draft(0)), List.of());
    }
    assertThat(deferred.await()).hasSize(1);
    try (Ledger ledger = Ledgers.open(dir)) {
      assertThat(ledger.size()).isEqualTo(2);
    }
  }

  @Test
  void aDeferredGenesisIsRefused(@TempDir(factory = MemoryDirectory.class) Path dir) {
    try (Ledger ledger = Ledgers.open(dir)) {
      assertThatThrownBy(
              () -> ledger.defer(List.of(EntryDraft.of(EntryKind.GENESIS, "x")), List.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("written by the ledger alone");
    }
  }

  @Test
  void aFaultOfADeferredAppendEndsTheLedgerForAllThatFollow(
      @TempDir(factory = MemoryDirectory.class) Path dir) {
    FaultyStorage sound = FaultyStorage.sound();
    Ledger.open(dir.resolve("sound"), Ledgers.KEY, Ledgers.CLOCK, sound).close();
    FaultyStorage faulty = new FaultyStorage(sound.operations().size(), 0);
    try (Ledger ledger = Ledger.open(dir.resolve("bad"), Ledgers.KEY, Ledgers.CLOCK, faulty)) {
      Pending deferred = ledger.defer(List.of(Ledgers.draft(0)), List.of());
      deferred.whenDurable(
          () -> {
            throw new AssertionError("it is not durable");
          });
      assertThatThrownBy(() -> ledger.append(Ledgers.draft(1))).isInstanceOf(LedgerException.class);
      assertThatThrownBy(deferred::await).isInstanceOf(LedgerException.class);
      assertThat(ledger.fault()).isPresent();
    }
  }
}
