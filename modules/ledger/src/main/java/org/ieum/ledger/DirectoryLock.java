package org.ieum.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One writer a ledger, within this process and between processes. The process-wide set comes first
 * because on POSIX closing any other descriptor of the lock file would drop the lock that this
 * process holds.
 */
final class DirectoryLock {
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private DirectoryLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static DirectoryLock take(LedgerFiles files) throws IOException {
    Path file = files.directory().toRealPath().resolve(files.lock().getFileName());
    if (!HELD.add(file)) {
      throw locked(files);
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw locked(files);
      }
      return new DirectoryLock(file, channel);
    } catch (IOException | RuntimeException e) {
      if (channel != null) {
        channel.close();
      }
      HELD.remove(file);
      throw e;
    }
  }

  void release() throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(file);
    }
  }

  private static LedgerException locked(LedgerFiles files) {
    return new LedgerException(
        LedgerException.Code.LOCKED,
        "ledger "
            + files.directory()
            + ": expected to be its only writer, found another one; stop the other process, or wait until it has ended");
  }
}
