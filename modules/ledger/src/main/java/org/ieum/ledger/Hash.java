package org.ieum.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A SHA-256 value: 32 bytes, immutable, compared by content. */
public final class Hash {
  /** Length of every hash in bytes. */
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The hash whose 32 bytes are given. */
  public static Hash of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("hash: expected 32 bytes, found " + bytes.length);
    }
    return new Hash(bytes.clone());
  }

  /** Plain SHA-256 of the content, the value that {@code sha256sum} prints. */
  public static Hash sha256(byte[] content) {
    return digest(content);
  }

  /** RFC 6962 hash of a leaf: SHA-256(0x00 ‖ entry). */
  public static Hash leaf(byte[] entry) {
    return digest(new byte[] {0}, entry);
  }

  /** RFC 6962 hash of an inner node: SHA-256(0x01 ‖ left ‖ right). */
  public static Hash node(Hash left, Hash right) {
    return digest(new byte[] {1}, left.bytes, right.bytes);
  }

  /** RFC 6962 root of the empty tree: SHA-256 of nothing. */
  public static Hash emptyRoot() {
    return digest();
  }

  /** Reads 64 lower-case hexadecimal digits. */
  public static Hash fromHex(String hex) {
    if (!isHex(hex)) {
      throw new IllegalArgumentException(
          "hash: expected 64 lower-case hexadecimal digits, found "
              + hex.length()
              + " other characters");
    }
    return new Hash(HexFormat.of().parseHex(hex));
  }

  /** Whether the text is 64 lower-case hexadecimal digits. */
  static boolean isHex(String text) {
    return text.length() == 2 * LENGTH
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  /** A hash over several concatenated parts. */
  static Hash digest(byte[]... parts) {
    return new Hash(rawDigest(List.of(parts)));
  }

  private static byte[] rawDigest(List<byte[]> parts) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      parts.forEach(sha::update);
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must have SHA-256", e);
    }
  }

  /** The first four bytes of SHA-256(name ‖ LF ‖ type ‖ raw key), the key id of a signed note. */
  static int keyId(String name, byte type, byte[] rawKey) {
    byte[] sum = rawDigest(List.of(name.getBytes(UTF_8), new byte[] {'\n', type}, rawKey));
    return ByteBuffer.wrap(sum).getInt();
  }

  /** A copy of the 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** 64 lower-case hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /** Standard base64 with padding: 44 characters. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
