package org.ieum.node;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.securesum.CommittedRecord;
import org.ieum.securesum.JournalRecord;
import org.ieum.securesum.StudyKey;

/**
 * What a site must keep to itself of one study: its private key and the records of the present
 * round. Readable by its owner alone, fsynced before it is used, destroyed when the study ends.
 * Never part of a ledger.
 */
final class SecretStore {
  private static final String KEY = "study.key";
  private static final String ROUNDS = "rounds";

  /** A file of records that were all released or revealed is begun anew at this size. */
  private static final int LARGEST = 1 << 18;

  private final Path folder;

  /** Bytes of the records' file that are whole records; −1 until it was read. */
  private long end = -1;

  /** Whether the last record holds a seed that was not released. */
  private boolean seedKept;

  SecretStore(Path folder) {
    this.folder = folder;
  }

  /** The study's private key, made at the first call. */
  StudyKey key(SecureRandom random) {
    return guarded(
        () -> {
          Path file = folder.resolve(KEY);
          if (!Files.exists(file)) {
            replace(file, StudyKey.generate(random).encoded());
          }
          return StudyKey.decode(Files.readAllBytes(file));
        });
  }

  /**
   * The records of the present round, oldest first. A torn last record was never relied on and is
   * left out.
   */
  synchronized List<JournalRecord> records() {
    return guarded(
        () -> {
          List<JournalRecord> records = read();
          for (int i = records.size() - 1; i > 0; i--) {
            if (records.get(i) instanceof CommittedRecord) {
              return records.subList(i, records.size());
            }
          }
          return records;
        });
  }

  /**
   * Makes a record durable. A committed record replaces all before it: for {@link #records} always,
   * and on the disk at once when they hold the seed of an abandoned attempt, else now and then.
   */
  synchronized void append(JournalRecord record) {
    guarded(
        () -> {
          Path file = folder.resolve(ROUNDS);
          byte[] framed = frame(record.encoded());
          if (end < 0) {
            List<JournalRecord> unused = read();
          }
          boolean begins =
              record instanceof CommittedRecord && (seedKept || end + framed.length > LARGEST);
          if (begins || end == 0) {
            replace(file, framed);
            end = framed.length;
          } else {
            // A torn record of before a crash is cut off, or what follows it could not be read.
            try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
              out.truncate(end).position(end);
              write(out, framed);
            }
            end += framed.length;
          }
          seedKept = record instanceof CommittedRecord;
          return record;
        });
  }

  private List<JournalRecord> read() throws IOException {
    Path file = folder.resolve(ROUNDS);
    List<JournalRecord> records = new ArrayList<>();
    end = Files.exists(file) ? read(Files.readAllBytes(file), records) : 0;
    seedKept = !records.isEmpty() && records.get(records.size() - 1) instanceof CommittedRecord;
    return records;
  }

  /** Destroys what is left when the study has ended. */
  synchronized void destroy() {
    guarded(
        () -> {
          end = -1;
          Files.deleteIfExists(folder.resolve(ROUNDS));
          Files.deleteIfExists(folder.resolve(KEY));
          return Files.deleteIfExists(folder);
        });
  }

  /** Reads whole records, and says how many bytes they take. */
  private static int read(byte[] bytes, List<JournalRecord> records) throws IOException {
    int end = 0;
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      while (in.available() > 0) {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
          return end;
        }
        byte[] record = in.readNBytes(length);
        if (in.readInt() != checksum(record)) {
          return end;
        }
        records.add(JournalRecord.decode(record));
        end += record.length + 2 * Integer.BYTES;
      }
    } catch (EOFException e) {
      // A torn tail: the crash came before the fsync, so nothing was sent on its strength.
    }
    return end;
  }

  private static byte[] frame(byte[] record) {
    return ByteBuffer.allocate(record.length + 2 * Integer.BYTES)
        .putInt(record.length)
        .put(record)
        .putInt(checksum(record))
        .array();
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  private void replace(Path file, byte[] content) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    }
    Path temporary = folder.resolve(file.getFileName() + ".tmp");
    try (FileChannel out =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      write(out, content);
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  private static void write(FileChannel out, byte[] content) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
    out.force(true);
  }

  private interface Action<T> {
    T run() throws IOException;
  }

  private <T> T guarded(Action<T> action) {
    try {
      return action.run();
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.DISK,
          "secrets "
              + folder
              + ": cannot be read or written ("
              + e.getMessage()
              + "); check the disk, its free space and the permissions",
          e);
    }
  }
}
