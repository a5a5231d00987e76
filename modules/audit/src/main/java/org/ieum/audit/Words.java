package org.ieum.audit;

import java.nio.ByteBuffer;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/** Words as bytes in a frame: 8 bytes a word, big-endian. */
public final class Words {
  private Words() {}

  public static byte[] toBytes(long[] words) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(words.length, Long.BYTES));
    bytes.asLongBuffer().put(words);
    return bytes.array();
  }

  public static long[] fromBytes(byte[] bytes) {
    if (bytes.length % Long.BYTES != 0) {
      throw new IeumException(
          ErrorCode.LEDGER_CORRUPT,
          "frame of words: expected a multiple of 8 bytes, found " + bytes.length);
    }
    long[] words = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).asLongBuffer().get(words);
    return words;
  }
}
