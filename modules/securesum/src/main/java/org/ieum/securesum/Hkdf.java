package org.ieum.securesum;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869). */
final class Hkdf {
  private static final int HASH = 32;

  private Hkdf() {}

  /** RFC 5869, 2.2. An empty salt stands for 32 zero bytes. */
  static byte[] extract(byte[] salt, byte[] secret) {
    return mac(salt.length == 0 ? new byte[HASH] : salt).doFinal(secret);
  }

  /** RFC 5869, 2.3, for 1 to 255 · 32 bytes. */
  static byte[] expand(byte[] key, byte[] info, int size) {
    Mac mac = mac(key);
    byte[] result = new byte[size];
    byte[] block = new byte[0];
    int at = 0;
    for (int counter = 1; at < size; counter++) {
      mac.update(block);
      mac.update(info);
      block = mac.doFinal(new byte[] {(byte) counter});
      int count = Math.min(HASH, size - at);
      System.arraycopy(block, 0, result, at, count);
      at += count;
    }
    Arrays.fill(block, (byte) 0);
    return result;
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw Refusal.bug("every Java platform has HmacSHA256", e);
    }
  }
}
