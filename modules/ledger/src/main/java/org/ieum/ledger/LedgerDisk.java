package org.ieum.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The three durable steps of a ledger: store frames, write a block, replace the checkpoint. One
 * thread only.
 */
final class LedgerDisk {
  private final LedgerFiles files;
  private final Storage storage;
  private final Storage.AppendFile record;
  private long end;

  private LedgerDisk(LedgerFiles files, Storage storage, Storage.AppendFile record, long end) {
    this.files = files;
    this.storage = storage;
    this.record = record;
    this.end = end;
  }

  /**
   * Makes the record ready for the next block: writes a new file's header, or cuts the torn tail,
   * and writes the last block once more, since a process that died on a failed fsync may have left
   * it in the page cache only.
   */
  static LedgerDisk open(LedgerFiles files, Storage storage, RecordScan scan) throws IOException {
    storage.createDirectory(files.frames());
    // All at once, so that storing a frame need not also create its directory and fsync the parent.
    storage.createDirectories(files.frameDirectories());
    storage.createDirectory(files.temporary());
    try (var leftovers = Files.list(files.temporary())) {
      for (Path leftover : leftovers.toList()) {
        Files.delete(leftover);
      }
    }
    byte[] again = new byte[0];
    if (scan.end() > 0) {
      try (var in = Files.newInputStream(files.record())) {
        in.skipNBytes(scan.lastBlock());
        again = in.readNBytes((int) (scan.end() - scan.lastBlock()));
      }
    }
    Storage.AppendFile record = storage.openAppend(files.record());
    try {
      long end = scan.end();
      if (scan.torn() > 0) {
        record.truncate(end);
      }
      if (end == 0) {
        record.write(0, RecordFormat.FILE_HEADER);
        end = RecordFormat.FILE_HEADER.length;
      } else {
        record.write(scan.lastBlock(), again);
      }
      record.sync();
      storage.syncDirectory(files.frames());
      storage.syncDirectory(files.directory());
      return new LedgerDisk(files, storage, record, end);
    } catch (IOException e) {
      record.close();
      throw e;
    }
  }

  /**
   * Stores frames under their names; when it returns they are durable. All are renamed before the
   * first is fsynced: no entry names them yet, and a file system's journal then takes file and name
   * in one commit.
   */
  void store(Map<FrameRef, byte[]> frames) throws IOException {
    Set<Path> stored = new LinkedHashSet<>();
    Set<Path> changed = new LinkedHashSet<>();
    for (Map.Entry<FrameRef, byte[]> frame : frames.entrySet()) {
      String sha256 = frame.getKey().sha256();
      Path target = files.frame(sha256);
      if (!Files.exists(target) || !Arrays.equals(Files.readAllBytes(target), frame.getValue())) {
        storage.place(files.temporary().resolve(sha256), target, frame.getValue());
      }
      stored.add(target);
      changed.add(files.frameDirectory(sha256));
    }
    if (!stored.isEmpty()) {
      storage.sync(stored, changed);
    }
  }

  /** Appends one block; when it returns its entries are durable. */
  void append(List<byte[]> entries) throws IOException {
    byte[] block = RecordFormat.block(entries);
    record.write(end, block);
    record.sync();
    end += block.length;
  }

  /** Replaces the signed checkpoint; when it returns the new one is durable. */
  void checkpoint(String note) throws IOException {
    storage.replace(
        files.temporary().resolve("checkpoint"), files.checkpoint(), note.getBytes(UTF_8));
    storage.syncDirectory(files.directory());
  }

  void close() throws IOException {
    record.close();
  }
}
