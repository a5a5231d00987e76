package org.ieum.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One party's append-only log, the only record of what the party did. Safe for use by many threads.
 *
 * <p>An entry that {@code append} returned is durable: it survives the death of the process and of
 * the machine. A write or fsync that fails ends the ledger: that and every later call throws {@link
 * LedgerException.Code#DISK}, and the process should stop.
 */
public final class Ledger implements Closeable {
  /** The genesis entry's field with the log's verifier key. */
  static final String GENESIS_KEY = "key";

  private final LedgerFiles files;
  private final LedgerState state;
  private final LedgerDisk disk;
  private final LedgerWriter writer;
  private final DirectoryLock lock;
  private final Recovery recovery;

  private Ledger(
      LedgerFiles files,
      LedgerKey key,
      InstantSource clock,
      LedgerDisk disk,
      DirectoryLock lock,
      LedgerCheck check) {
    RecordScan scan = scanOf(check);
    this.files = files;
    this.lock = lock;
    this.disk = disk;
    this.state = new LedgerState(key.origin(), check.entries(), check.checkpoint());
    this.writer = new LedgerWriter(disk, state, key, clock, files);
    this.recovery = new Recovery(check.entries().size(), scan.end(), scan.torn());
  }

  /**
   * Opens the ledger in that directory, or begins one there with a genesis entry and its
   * checkpoint.
   *
   * <p>A block that a crash left incomplete is cut off and reported by {@link #recovery}; it was
   * never acknowledged.
   *
   * @throws LedgerException LOCKED when another writer has it; CORRUPT, BEHIND_CHECKPOINT,
   *     CHECKPOINT_MISSING or CHECKPOINT_INVALID when the record is not what was signed; DISK when
   *     a file cannot be read or written
   */
  public static Ledger open(Path directory, LedgerKey key, InstantSource clock) {
    return open(directory, key, clock, new DiskStorage());
  }

  static Ledger open(Path directory, LedgerKey key, InstantSource clock, Storage storage) {
    LedgerFiles files = new LedgerFiles(directory.toAbsolutePath());
    DirectoryLock lock = null;
    LedgerDisk disk = null;
    boolean opened = false;
    try {
      Path parent = files.directory().getParent();
      if (storage.createDirectory(files.directory()) && parent != null) {
        storage.syncDirectory(parent);
      }
      DiskStorage.restrict(files.directory());
      lock = DirectoryLock.take(files);
      LedgerCheck check = LedgerCheck.examine(files.directory(), key.verifier());
      refuse(check);
      disk = LedgerDisk.open(files, storage, scanOf(check));
      Ledger ledger = new Ledger(files, key, clock, disk, lock, check);
      ledger.begin(key);
      opened = true;
      return ledger;
    } catch (IOException e) {
      throw new LedgerException(
          LedgerException.Code.DISK,
          "ledger "
              + directory
              + ": cannot be opened ("
              + e.getMessage()
              + "); check the disk, its free space and the permissions",
          e);
    } finally {
      if (!opened) {
        closeQuietly(disk, lock);
      }
    }
  }

  private void begin(LedgerKey key) {
    writer.start();
    try {
      if (state.size() == 0) {
        EntryDraft genesis =
            EntryDraft.of(EntryKind.GENESIS, key.origin()).with(GENESIS_KEY, key.publicKey());
        writer.append(List.of(genesis), List.of());
      }
      if (state.signed().isEmpty()) {
        writer.sign();
      }
    } catch (LedgerException e) {
      writer.stop();
      throw e;
    }
  }

  /**
   * A ledger whose beginning was cut short by a crash has neither checkpoint nor more than its
   * genesis.
   */
  private static void refuse(LedgerCheck check) {
    boolean beginning = check.checkpoint() == null && check.entries().size() <= 1;
    for (Finding finding : check.findings()) {
      boolean expected =
          finding.code() == Finding.Code.CHECKPOINT_MISSING
              || finding.code() == Finding.Code.RECORD_MISSING;
      if (!(beginning && expected)) {
        throw finding.refusal();
      }
    }
  }

  private static RecordScan scanOf(LedgerCheck check) {
    RecordScan scan = check.scan();
    return scan == null ? new RecordScan(List.of(), 0, 0, 0, null) : scan;
  }

  /** Records one entry; returns when it is durable. */
  public Entry append(EntryDraft draft) {
    return append(List.of(draft)).get(0);
  }

  /** Records entries, all or none; returns when they are durable. */
  public List<Entry> append(List<EntryDraft> drafts) {
    return append(drafts, List.of());
  }

  /**
   * Stores frames and records entries in one step; returns when both are durable. No entry becomes
   * durable before the frames do.
   *
   * @param drafts the entries, recorded all or none; each frame one names must be stored already or
   *     be given here
   * @param frames whole frames, such as {@link Frame#encode}
   * @throws LedgerException FRAME_MISSING or ENTRY_INVALID, which leave the ledger usable; DISK,
   *     BUG or CLOSED
   */
  public List<Entry> append(List<EntryDraft> drafts, List<byte[]> frames) {
    return begin(drafts, frames).await();
  }

  /**
   * Begins what {@link #append(List, List)} does and returns at once, for what must be durable by a
   * later step and not before. Appends become durable in the order in which they were begun.
   */
  public Pending begin(List<EntryDraft> drafts, List<byte[]> frames) {
    refuseGenesis(drafts);
    return writer.begin(drafts, frames);
  }

  /**
   * As {@link #begin}, for entries that nobody waits for yet: they become durable together with
   * those of the next append, when they are awaited, or shortly.
   */
  public Pending defer(List<EntryDraft> drafts, List<byte[]> frames) {
    refuseGenesis(drafts);
    return writer.defer(drafts, frames);
  }

  private static void refuseGenesis(List<EntryDraft> drafts) {
    for (EntryDraft draft : drafts) {
      if (draft.kind() == EntryKind.GENESIS) {
        throw new IllegalArgumentException("entry genesis: is written by the ledger alone");
      }
    }
  }

  /** Stores one frame; returns its name when it is durable. */
  public FrameRef store(byte[] frame) {
    FrameRef ref = FrameRef.of(frame);
    writer.append(List.of(), List.of(frame));
    return ref;
  }

  /**
   * Signs the current size and root. The checkpoint is durable before it is returned; without new
   * entries since the last one, that one is returned.
   */
  public SignedCheckpoint checkpoint() {
    return writer.sign();
  }

  /** The latest signed checkpoint. */
  public SignedCheckpoint latestCheckpoint() {
    return state
        .signed()
        .orElseThrow(() -> new IllegalStateException("an open ledger has signed its genesis"));
  }

  /** All durable entries in order. */
  public List<Entry> entries() {
    return state.from(0);
  }

  /** The durable entries from that sequence number on. */
  public List<Entry> entries(long from) {
    return state.from(from);
  }

  /** The durable entry with that sequence number. */
  public Entry entry(long seq) {
    return state.entry(seq);
  }

  /** The number of durable entries. */
  public long size() {
    return state.size();
  }

  /** The RFC 6962 root over all durable entries. */
  public Hash root() {
    return state.head().root();
  }

  /** The RFC 6962 root over the first {@code size} entries. */
  public Hash root(long size) {
    return state.root(size);
  }

  /** Proof that entry {@code seq} is in the tree of the first {@code size} entries. */
  public InclusionProof inclusion(long seq, long size) {
    return state.inclusion(seq, size);
  }

  /** Proof that the tree of {@code newSize} entries begins with that of {@code oldSize}. */
  public ConsistencyProof consistency(long oldSize, long newSize) {
    return state.consistency(oldSize, newSize);
  }

  /** The stored frames. */
  public FrameStore frames() {
    return new FrameStore(files);
  }

  /** What opening found. */
  public Recovery recovery() {
    return recovery;
  }

  /** The fault that ended this ledger, if one did. */
  public Optional<LedgerException> fault() {
    return writer.fault();
  }

  /**
   * Finishes what was accepted, then lets go of the directory. Entries were durable before; closing
   * adds nothing.
   */
  @Override
  public void close() {
    writer.stop();
    closeQuietly(disk, lock);
  }

  private static void closeQuietly(@Nullable LedgerDisk disk, @Nullable DirectoryLock lock) {
    try {
      if (disk != null) {
        disk.close();
      }
    } catch (IOException e) {
      // All that was acknowledged is fsynced, so nothing can be lost here.
    }
    try {
      if (lock != null) {
        lock.release();
      }
    } catch (IOException e) {
      // The operating system drops the lock with the process.
    }
  }
}
