package org.ieum.spark.internal.source;

import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;

/**
 * A patient's id as 64 evenly spread bits, to tell ids apart by. Whole numbers keep apart; of n
 * different texts, two get the same bits with a chance of n²/2^65 (one in a hundred thousand for
 * 2^24 patients).
 */
final class PersonNumber {
  private static final long SEED = 0x6965756d;

  private PersonNumber() {}

  /** Of a whole number: Stafford's thirteenth mix, which has an inverse. */
  static long of(long id) {
    long z = (id ^ (id >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** Of a text in UTF-8. */
  static long of(byte[] id) {
    return XXH64.hashUnsafeBytes(id, Platform.BYTE_ARRAY_OFFSET, id.length, SEED);
  }
}
