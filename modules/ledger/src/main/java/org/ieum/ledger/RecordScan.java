package org.ieum.ledger;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a record file holds, read without a lock and without changing anything.
 *
 * @param entries the canonical forms of all entries before the end or the damage
 * @param lastBlock where the last intact block begins, or 0 without one
 * @param end where the intact blocks end; 0 when even the file header is incomplete
 * @param torn number of bytes after {@code end} that a crash left of a block nobody was told about
 * @param damaged what is wrong at {@code end}, or null
 */
record RecordScan(
    List<Raw> entries, long lastBlock, long end, long torn, @Nullable String damaged) {
  /** The unit a disk writes at once; what it did not get to write reads as zeros in whole units. */
  private static final int SECTOR = 512;

  /** An entry and the place of its length field in the file. */
  static final class Raw {
    final long offset;
    final byte[] bytes;

    Raw(long offset, byte[] bytes) {
      this.offset = offset;
      this.bytes = bytes;
    }
  }

  /** What is wrong with the file before its tail. */
  Optional<String> damage() {
    return Optional.ofNullable(damaged);
  }

  /** Reads the file up to where it ends now. */
  static RecordScan read(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return new Scanner(in).scan();
    }
  }

  private static final class Scanner {
    private final InputStream in;
    private final List<Raw> entries = new ArrayList<>();
    private long lastBlock;
    private long end;

    Scanner(InputStream in) {
      this.in = in;
    }

    RecordScan scan() throws IOException {
      byte[] header = in.readNBytes(RecordFormat.FILE_HEADER.length);
      if (!Arrays.equals(header, RecordFormat.FILE_HEADER)) {
        return isStartOf(header, RecordFormat.FILE_HEADER)
                || (isZero(header, 0, header.length) && in.read() < 0)
            ? torn(header.length)
            : damaged("expected a record file of version 1, found other first bytes");
      }
      end = header.length;
      while (true) {
        byte[] head = in.readNBytes(RecordFormat.HEADER);
        if (head.length == 0) {
          return torn(0);
        }
        if (head.length < RecordFormat.HEADER) {
          byte[] magic = Arrays.copyOf(head, Math.min(head.length, RecordFormat.MAGIC.length));
          return isStartOf(magic, RecordFormat.MAGIC) || isZero(head, 0, head.length)
              ? torn(head.length)
              : damaged("expected the start of a block, found other bytes");
        }
        int length = RecordFormat.bodyLength(head);
        if (length < 0) {
          return unreadableHeader(head);
        }
        byte[] rest = in.readNBytes(length + RecordFormat.TRAILER);
        if (rest.length < length + RecordFormat.TRAILER) {
          return torn(head.length + rest.length);
        }
        if (!RecordFormat.intact(rest)) {
          return in.read() < 0 && isUnwritten(join(head, rest), RecordFormat.HEADER + rest.length)
              ? torn(head.length + rest.length)
              : damaged("expected a block that matches its checksum, found changed bytes");
        }
        List<byte[]> block = RecordFormat.entries(rest);
        if (block.isEmpty()) {
          return damaged("expected entries with their lengths, found lengths that do not add up");
        }
        lastBlock = end;
        end += RecordFormat.HEADER;
        for (byte[] entry : block) {
          entries.add(new Raw(end, entry));
          end += 2 + entry.length;
        }
        end += RecordFormat.TRAILER;
      }
    }

    /**
     * A block is written only after the one before it was fsynced, so what a crash left unwritten
     * is in the last one: torn when its header lies in sectors of zeros and no intact block
     * follows.
     */
    private RecordScan unreadableHeader(byte[] head) throws IOException {
      byte[] rest = in.readNBytes(RecordFormat.MAX_BODY + RecordFormat.TRAILER);
      byte[] tail = join(head, rest);
      return in.read() < 0 && isUnwritten(tail, RecordFormat.HEADER) && !holdsBlock(tail)
          ? torn(tail.length)
          : damaged(
              "expected a block that matches its checksum, found changed bytes in its header");
    }

    private static boolean holdsBlock(byte[] tail) {
      for (int from = 1; from + RecordFormat.HEADER < tail.length; from++) {
        int length =
            tail[from] != RecordFormat.MAGIC[0]
                ? -1
                : RecordFormat.bodyLength(
                    Arrays.copyOfRange(tail, from, from + RecordFormat.HEADER));
        int body = from + RecordFormat.HEADER;
        if (length > 0
            && body + length + RecordFormat.TRAILER <= tail.length
            && RecordFormat.intact(
                Arrays.copyOfRange(tail, body, body + length + RecordFormat.TRAILER))) {
          return true;
        }
      }
      return false;
    }

    /**
     * Whether a run of zeros that begins before {@code limit} fills a sector, or this block's part
     * of it.
     */
    private boolean isUnwritten(byte[] tail, int limit) {
      int from = 0;
      while (from < limit) {
        int to = (int) Math.min(tail.length, ((end + from) / SECTOR + 1) * SECTOR - end);
        if (isZero(tail, from, to)) {
          return true;
        }
        from = to;
      }
      return false;
    }

    private RecordScan torn(int bytes) {
      return new RecordScan(entries, lastBlock, end, bytes, null);
    }

    private RecordScan damaged(String what) {
      return new RecordScan(entries, lastBlock, end, 0, what);
    }

    private static boolean isStartOf(byte[] bytes, byte[] whole) {
      return Arrays.equals(bytes, Arrays.copyOf(whole, bytes.length));
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
      for (int i = from; i < to; i++) {
        if (bytes[i] != 0) {
          return false;
        }
      }
      return true;
    }

    private static byte[] join(byte[] first, byte[] second) {
      byte[] joined = Arrays.copyOf(first, first.length + second.length);
      System.arraycopy(second, 0, joined, first.length, second.length);
      return joined;
    }
  }
}
