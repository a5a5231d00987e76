package org.ieum.ledger;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes everything from the record of one party. Takes no lock and changes nothing, so it runs
 * beside a live writer; a block that is not yet complete at the end of the record does not count.
 */
public final class LedgerCheck {
  private final LedgerFiles files;
  private final VerifierKey key;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private final MerkleTree tree = new MerkleTree();
  private @Nullable SignedCheckpoint checkpoint;
  private @Nullable RecordScan scan;

  private LedgerCheck(Path directory, VerifierKey key) {
    this.files = new LedgerFiles(directory);
    this.key = key;
  }

  /**
   * Checks framing, canonical form, sequence, genesis, root, checkpoint and every frame.
   *
   * @param directory the ledger's directory, or a copy of it
   * @param key the log's key, pinned by other means than this directory
   * @throws LedgerException with code DISK when the files cannot be read at all
   */
  public static LedgerReport verify(Path directory, VerifierKey key) {
    LedgerCheck check = examine(directory, key);
    check.frames();
    return check.report();
  }

  /** All of {@link #verify} but the frames. */
  static LedgerCheck examine(Path directory, VerifierKey key) {
    LedgerCheck check = new LedgerCheck(directory, key);
    try {
      // The checkpoint first: a live writer may sign more than was in the record a moment ago.
      check.readCheckpoint();
      check.readRecord();
    } catch (IOException e) {
      throw new LedgerException(
          LedgerException.Code.DISK,
          "ledger " + directory + ": cannot be read; check the disk and the permissions",
          e);
    }
    check.compare();
    return check;
  }

  List<Finding> findings() {
    return findings;
  }

  List<Entry> entries() {
    return entries;
  }

  @Nullable SignedCheckpoint checkpoint() {
    return checkpoint;
  }

  /** How the record file ended, or null when there is none. */
  @Nullable RecordScan scan() {
    return scan;
  }

  private LedgerReport report() {
    return new LedgerReport(key.name(), entries, tree.root(tree.size()), findings);
  }

  private void readCheckpoint() throws IOException {
    try {
      checkpoint = SignedCheckpoint.parse(Files.readString(files.checkpoint()), key);
    } catch (NoSuchFileException e) {
      find(
          Finding.Code.CHECKPOINT_MISSING,
          Finding.NO_ENTRY,
          files.checkpoint()
              + ": expected the signed checkpoint, found no file; restore it from a backup or a peer");
    } catch (CharacterCodingException e) {
      find(
          Finding.Code.CHECKPOINT_INVALID,
          Finding.NO_ENTRY,
          files.checkpoint()
              + ": expected UTF-8 text, found other bytes; restore it from a backup or a peer");
    } catch (LedgerException e) {
      find(
          Finding.Code.CHECKPOINT_INVALID,
          Finding.NO_ENTRY,
          files.checkpoint() + ": " + e.getMessage() + "; restore it from a backup or a peer");
    }
  }

  private void readRecord() throws IOException {
    RecordScan read;
    try {
      read = RecordScan.read(files.record());
    } catch (NoSuchFileException e) {
      find(
          Finding.Code.RECORD_MISSING,
          Finding.NO_ENTRY,
          files.record() + ": expected the record, found no file; restore it from a backup");
      return;
    }
    scan = read;
    for (RecordScan.Raw raw : read.entries()) {
      readEntry(raw);
    }
    read.damage()
        .ifPresent(
            what ->
                find(
                    Finding.Code.RECORD_DAMAGED,
                    Finding.NO_ENTRY,
                    files.record()
                        + " at byte "
                        + read.end()
                        + ": "
                        + what
                        + "; restore the file from a backup that is not older than the signed checkpoint"));
  }

  private void readEntry(RecordScan.Raw raw) {
    long place = tree.size();
    tree.add(Hash.leaf(raw.bytes));
    String where = files.record() + " at byte " + raw.offset + ", entry " + place + ": ";
    Entry entry;
    try {
      entry = Entry.parse(raw.bytes);
    } catch (LedgerException e) {
      find(
          Finding.Code.ENTRY_MALFORMED,
          place,
          where + e.getMessage() + "; the writer did not make this entry");
      return;
    }
    entries.add(entry);
    if (entry.seq() != place) {
      find(
          Finding.Code.SEQUENCE_BROKEN,
          place,
          where + "expected seq " + place + ", found " + entry.seq());
    }
    if (!entry.log().equals(key.name())) {
      find(
          Finding.Code.FOREIGN_LOG,
          place,
          where + "expected log " + key.name() + ", found " + entry.log());
    }
    if ((place == 0) != (entry.kind() == EntryKind.GENESIS)) {
      find(
          Finding.Code.GENESIS_WRONG,
          place,
          where + "expected genesis exactly as entry 0, found " + entry.kind().wireName());
    } else if (place == 0 && !key.vkey().equals(entry.draft().texts().get(Ledger.GENESIS_KEY))) {
      find(
          Finding.Code.GENESIS_WRONG,
          place,
          where
              + "expected the genesis of key "
              + key.vkey()
              + ", found another key; use the key that belongs to this ledger");
    }
  }

  private void compare() {
    if (checkpoint == null) {
      return;
    }
    Checkpoint signed = checkpoint.checkpoint();
    if (tree.size() < signed.size()) {
      find(
          Finding.Code.BEHIND_CHECKPOINT,
          Finding.NO_ENTRY,
          files.record()
              + ": expected at least the "
              + signed.size()
              + " entries that were signed, found "
              + tree.size()
              + "; restore the record from a backup that is not older than the checkpoint");
    } else if (!tree.root(signed.size()).equals(signed.root())) {
      find(
          Finding.Code.ROOT_DIFFERS,
          Finding.NO_ENTRY,
          files.record()
              + ": expected root "
              + signed.root().base64()
              + " over the first "
              + signed.size()
              + " entries as signed, found "
              + tree.root(signed.size()).base64()
              + "; the record was changed after it was signed");
    }
  }

  private void frames() {
    FrameStore store = new FrameStore(files);
    for (Entry entry : entries) {
      FrameRef frame = entry.draft().frame();
      if (frame != null) {
        checkFrame(store, entry.seq(), frame);
      }
    }
  }

  private void checkFrame(FrameStore store, long seq, FrameRef frame) {
    try {
      int bytes = store.get(frame.sha256()).length;
      if (bytes != frame.bytes()) {
        find(
            Finding.Code.FRAME_ALTERED,
            seq,
            "entry "
                + seq
                + ", frame "
                + frame.sha256()
                + ": expected "
                + frame.bytes()
                + " bytes as recorded, found "
                + bytes);
      }
    } catch (LedgerException e) {
      switch (e.code()) {
        case FRAME_MISSING ->
            find(Finding.Code.FRAME_MISSING, seq, "entry " + seq + ", " + e.getMessage());
        case FRAME_CORRUPT ->
            find(Finding.Code.FRAME_ALTERED, seq, "entry " + seq + ", " + e.getMessage());
        default -> throw e;
      }
    }
  }

  private void find(Finding.Code code, long entry, String message) {
    findings.add(new Finding(code, entry, message));
  }
}
