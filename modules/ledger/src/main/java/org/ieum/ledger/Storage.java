package org.ieum.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Every write of the ledger goes through here, so that tests can make each one fail. */
interface Storage {
  /** Opens or creates a file for appending at its end. */
  AppendFile openAppend(Path file) throws IOException;

  /**
   * Writes a temporary file, fsyncs it and renames it to the target. The target's directory is not
   * yet fsynced.
   */
  void replace(Path temporary, Path target, byte[] content) throws IOException;

  /**
   * Writes a temporary file and renames it to the target, which a reader sees whole from then on.
   * Neither is fsynced: only for a target that nothing refers to yet.
   */
  void place(Path temporary, Path target, byte[] content) throws IOException;

  /**
   * Makes the content of the files durable, and the creations and renames inside the directories.
   * In no order: when it returns, all are.
   */
  void sync(Collection<Path> files, Collection<Path> directories) throws IOException;

  /**
   * Creates the directory with owner-only permissions where the file system has them; true if it
   * was not there.
   */
  boolean createDirectory(Path directory) throws IOException;

  /**
   * Creates those of the directories that are missing, with owner-only permissions. Nothing is
   * fsynced.
   */
  void createDirectories(List<Path> directories) throws IOException;

  /** Makes creations and renames inside the directory durable. */
  void syncDirectory(Path directory) throws IOException;

  /** A file that grows at its end. */
  interface AppendFile extends Closeable {
    /** Writes all bytes at that offset. */
    void write(long offset, byte[] content) throws IOException;

    /** Cuts the file to that length. */
    void truncate(long length) throws IOException;

    /** Returns once everything written is durable. */
    void sync() throws IOException;

    @Override
    void close() throws IOException;
  }
}
