package org.ieum.securesum;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The mask of a 32-byte key: the key stream of AES-256 in counter mode from block 0 (NIST SP
 * 800-38A), read as little-endian 64-bit words. A key masks one vector only.
 */
final class MaskStream {
  private static final int CHUNK_WORDS = 1 << 12;
  private static final byte[] ZEROS = new byte[8 * CHUNK_WORDS];

  private MaskStream() {}

  /** Adds the mask to all words, or subtracts it, modulo 2^64 (one limb) or 2^128 (two). */
  static void apply(long[] words, int limbs, byte[] key, boolean subtract) {
    Cipher cipher = cipher(key, new byte[16]);
    int chunk = Math.min(CHUNK_WORDS, words.length);
    byte[] stream = new byte[8 * chunk];
    long[] mask = new long[chunk];
    LongBuffer view = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
    for (int at = 0; at < words.length; at += chunk) {
      int count = Math.min(chunk, words.length - at);
      encrypt(cipher, ZEROS, 8 * count, stream);
      view.get(0, mask, 0, count);
      WordArithmetic.accumulate(words, at, mask, count, limbs, subtract);
    }
  }

  static Cipher cipher(byte[] key, byte[] firstBlock) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(firstBlock));
      return cipher;
    } catch (GeneralSecurityException e) {
      throw Refusal.bug("JDK 17 has AES in counter mode with 256-bit keys", e);
    }
  }

  private static void encrypt(Cipher cipher, byte[] input, int size, byte[] output) {
    try {
      int written = cipher.update(input, 0, size, output, 0);
      if (written != size) {
        throw Refusal.bug("counter mode gives a byte for each byte");
      }
    } catch (GeneralSecurityException e) {
      throw Refusal.bug("the output is as large as the input", e);
    }
  }
}
