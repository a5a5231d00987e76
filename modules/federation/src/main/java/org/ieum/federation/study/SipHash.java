package org.ieum.federation.study;

/**
 * SipHash-2-4, the keyed 64-bit hash of Aumasson and Bernstein, "SipHash: a fast short-input PRF"
 * (2012). Allocates nothing.
 */
final class SipHash {
  private SipHash() {}

  /** Hashes {@code length} bytes from {@code offset}; {@code k0} is the key's first half. */
  static long hash(long k0, long k1, byte[] bytes, int offset, int length) {
    long v0 = k0 ^ 0x736f6d6570736575L;
    long v1 = k1 ^ 0x646f72616e646f6dL;
    long v2 = k0 ^ 0x6c7967656e657261L;
    long v3 = k1 ^ 0x7465646279746573L;
    int whole = length >>> 3;
    for (int block = 0; block <= whole; block++) {
      long m =
          block < whole
              ? word(bytes, offset + 8 * block, 8)
              : word(bytes, offset + 8 * whole, length & 7) | ((long) length << 56);
      v3 ^= m;
      for (int round = 0; round < 2; round++) {
        v0 += v1;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v3;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v2 = Long.rotateLeft(v2, 32);
      }
      v0 ^= m;
    }
    v2 ^= 0xff;
    for (int round = 0; round < 4; round++) {
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }

  /** {@code count} ≤ 8 bytes from {@code at}, little-endian. */
  static long word(byte[] bytes, int at, int count) {
    long w = 0;
    for (int i = 0; i < count; i++) {
      w |= (bytes[at + i] & 0xffL) << (8 * i);
    }
    return w;
  }
}
