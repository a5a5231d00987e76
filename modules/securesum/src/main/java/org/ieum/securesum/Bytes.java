package org.ieum.securesum;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** An immutable byte string. Compared in constant time; its text shows the size alone. */
public final class Bytes {
  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /** A copy of the given bytes. */
  public static Bytes of(byte[] content) {
    return new Bytes(content.clone());
  }

  /** Takes over an array that nobody else holds. */
  static Bytes owning(byte[] content) {
    return new Bytes(content);
  }

  public int size() {
    return content.length;
  }

  /** A copy of the bytes. */
  public byte[] toArray() {
    return content.clone();
  }

  /** Lower-case hexadecimal, for digests and public keys in logs and reports. */
  public String toHex() {
    return HexFormat.of().formatHex(content);
  }

  /** The array itself; never written to. */
  byte[] view() {
    return content;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && MessageDigest.isEqual(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return "Bytes[" + content.length + "]";
  }
}
