package org.ieum.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The frames of a ledger, by their SHA-256. Reading needs no lock; writing goes through the {@link
 * Ledger}, so that a frame is durable before an entry names it.
 */
public final class FrameStore {
  private final LedgerFiles files;

  FrameStore(LedgerFiles files) {
    this.files = files;
  }

  /** The frames of the ledger in that directory. */
  public static FrameStore of(Path ledgerDirectory) {
    return new FrameStore(new LedgerFiles(ledgerDirectory));
  }

  /**
   * The frame with that SHA-256, checked at every read.
   *
   * @throws LedgerException with code FRAME_MISSING, FRAME_CORRUPT or DISK
   */
  public byte[] get(String sha256) {
    Path file = file(sha256);
    byte[] frame;
    try {
      frame = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new LedgerException(
          LedgerException.Code.FRAME_MISSING,
          "frame "
              + sha256
              + ": expected the file "
              + file
              + ", found none; restore it from a backup",
          e);
    } catch (IOException e) {
      throw new LedgerException(
          LedgerException.Code.DISK, "frame " + sha256 + ": cannot be read at " + file, e);
    }
    String found = Hash.sha256(frame).hex();
    if (!found.equals(sha256)) {
      throw new LedgerException(
          LedgerException.Code.FRAME_CORRUPT,
          "frame "
              + sha256
              + ": expected content with this SHA-256, found "
              + found
              + " in "
              + file
              + "; restore it from a backup");
    }
    return frame;
  }

  /** Whether a frame of that name and size is stored; its content is not read. */
  public boolean contains(FrameRef frame) {
    try {
      return Files.size(file(frame.sha256())) == frame.bytes();
    } catch (IOException e) {
      return false;
    }
  }

  private Path file(String sha256) {
    if (!Hash.isHex(sha256)) {
      throw new IllegalArgumentException("frame: expected 64 lower-case hexadecimal digits");
    }
    return files.frame(sha256);
  }
}
