package org.ieum.securesum;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * An injective encoding of a tuple: each field is its length (4 bytes, big-endian) and its bytes;
 * an integer is a field of 4 bytes, big-endian. The first field is the domain, so tuples of
 * different kinds never coincide.
 */
final class Framing {
  private byte[] content = new byte[256];
  private int size;

  private Framing(String domain) {
    text(domain);
  }

  static Framing of(String domain) {
    return new Framing(domain);
  }

  Framing text(String field) {
    return bytes(field.getBytes(StandardCharsets.US_ASCII));
  }

  Framing site(SiteName field) {
    return bytes(field.ascii());
  }

  Framing bytes(Bytes field) {
    return bytes(field.view());
  }

  Framing number(int field) {
    reserve(8).putInt(4).putInt(field);
    return this;
  }

  Framing numbers(Scales field) {
    int count = field.size();
    ByteBuffer buffer = reserve(Math.addExact(4, Math.multiplyExact(4, count))).putInt(4 * count);
    for (int i = 0; i < count; i++) {
      buffer.putInt(field.exponent(i));
    }
    return this;
  }

  Framing bytes(byte[] field) {
    reserve(Math.addExact(4, field.length)).putInt(field.length).put(field);
    return this;
  }

  byte[] toArray() {
    return Arrays.copyOf(content, size);
  }

  Bytes sha256() {
    MessageDigest digest = newSha256();
    digest.update(content, 0, size);
    return Bytes.owning(digest.digest());
  }

  /** Hashes what stands here, then the words as one little-endian field (its length in 8 bytes). */
  Bytes sha256(WordVector words) {
    MessageDigest digest = newSha256();
    digest.update(content, 0, size);
    long[] view = words.view();
    digest.update(ByteBuffer.allocate(8).putLong(0, 8L * view.length).array());
    byte[] chunk = new byte[Math.min(1 << 16, 8 * view.length)];
    ByteBuffer buffer = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < view.length; ) {
      int count = Math.min(chunk.length / 8, view.length - at);
      buffer.asLongBuffer().put(view, at, count);
      digest.update(chunk, 0, 8 * count);
      at += count;
    }
    return Bytes.owning(digest.digest());
  }

  private ByteBuffer reserve(int more) {
    int needed = Math.addExact(size, more);
    if (needed > content.length) {
      content =
          Arrays.copyOf(
              content,
              (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * content.length)));
    }
    ByteBuffer buffer = ByteBuffer.wrap(content, size, more);
    size = needed;
    return buffer;
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw Refusal.bug("every Java platform has SHA-256", e);
    }
  }
}
