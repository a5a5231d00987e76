package org.ieum.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Bytes of the record file: a file header, then blocks. A block is what one fsync made durable:
 * magic, u32 length of the body, u32 CRC-32C of these eight bytes; the body (for each entry a u16
 * length and the canonical form); u32 CRC-32C of the body; a newline. All numbers are big-endian.
 * See FORMAT.md.
 */
final class RecordFormat {
  /** First bytes of the file. */
  static final byte[] FILE_HEADER = "ieum-record/1\n".getBytes(US_ASCII);

  /** First bytes of a block; none is zero or one bit away from it. */
  static final byte[] MAGIC = "IeuB".getBytes(US_ASCII);

  static final int HEADER = 12;
  static final int TRAILER = 5;
  static final int MAX_BODY = 1 << 26;

  private static final byte END = '\n';

  private RecordFormat() {}

  static byte[] block(List<byte[]> entries) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      body.write(entry.length >> 8);
      body.write(entry.length);
      body.writeBytes(entry);
    }
    byte[] content = body.toByteArray();
    ByteBuffer out =
        ByteBuffer.allocate(HEADER + content.length + TRAILER).put(MAGIC).putInt(content.length);
    return out.putInt(crc(out.array(), 0, 8))
        .put(content)
        .putInt(crc(content, 0, content.length))
        .put(END)
        .array();
  }

  /** The length of the body, or −1 when these twelve bytes are no intact header. */
  static int bodyLength(byte[] header) {
    ByteBuffer in = ByteBuffer.wrap(header);
    boolean intact =
        ByteBuffer.wrap(header, 0, 4).equals(ByteBuffer.wrap(MAGIC))
            && in.getInt(8) == crc(header, 0, 8);
    int length = in.getInt(4);
    return intact && length > 0 && length <= MAX_BODY ? length : -1;
  }

  /** Whether body and trailer, as they stand after the header, are intact. */
  static boolean intact(byte[] rest) {
    int length = rest.length - TRAILER;
    return rest[rest.length - 1] == END
        && ByteBuffer.wrap(rest).getInt(length) == crc(rest, 0, length);
  }

  /** The entries of an intact body, or none when its lengths do not add up. */
  static List<byte[]> entries(byte[] rest) {
    List<byte[]> entries = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(rest, 0, rest.length - TRAILER);
    while (in.remaining() >= 2) {
      byte[] entry = new byte[Short.toUnsignedInt(in.getShort())];
      if (entry.length > in.remaining()) {
        return List.of();
      }
      in.get(entry);
      entries.add(entry);
    }
    return in.hasRemaining() ? List.of() : entries;
  }

  private static int crc(byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }
}
