package org.ieum.ledger;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The public half of a log's key: its name (the log's origin) and an Ed25519 key, in the form of
 * C2SP signed notes. Two are equal when name and key are.
 */
public final class VerifierKey {
  /** The signature type of a log's own Ed25519 key. */
  static final byte ED25519 = 0x01;

  /** What the JDK puts before the 32 raw bytes of an Ed25519 public key (RFC 8410). */
  private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final int RAW_LENGTH = 32;

  private final String name;
  private final byte[] raw;
  private final PublicKey key;

  private VerifierKey(String name, byte[] raw, PublicKey key) {
    this.name = requireName(name);
    this.raw = raw;
    this.key = key;
  }

  /**
   * Reads {@code name+hexid+base64}, the "vkey" of C2SP signed-note.
   *
   * @throws LedgerException with code KEY_INVALID
   */
  public static VerifierKey parse(String vkey) {
    String[] parts = vkey.split("\\+", 3);
    if (parts.length != 3) {
      throw invalid("expected name+id+base64, found " + parts.length + " of the three parts");
    }
    byte[] typed;
    try {
      typed = Base64.getDecoder().decode(parts[2]);
    } catch (IllegalArgumentException e) {
      throw invalid("expected base64 after the second '+'");
    }
    if (typed.length != 1 + RAW_LENGTH || typed[0] != ED25519) {
      throw invalid(
          "expected an Ed25519 key of type 0x01, 33 bytes with its type, found "
              + (typed.length == 0
                  ? "nothing"
                  : String.format(Locale.ROOT, "type 0x%02x, %d bytes", typed[0], typed.length)));
    }
    VerifierKey parsed = ofRaw(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
    if (!parsed.vkey().equals(vkey)) {
      throw invalid(
          "expected the id that belongs to name and key, found another; copy the key again");
    }
    return parsed;
  }

  static VerifierKey of(String name, PublicKey key) {
    byte[] spki = key.getEncoded();
    if (spki.length != SPKI_PREFIX.length + RAW_LENGTH
        || !Arrays.equals(spki, 0, SPKI_PREFIX.length, SPKI_PREFIX, 0, SPKI_PREFIX.length)) {
      throw invalid("expected an Ed25519 public key, found " + key.getAlgorithm());
    }
    return new VerifierKey(name, Arrays.copyOfRange(spki, SPKI_PREFIX.length, spki.length), key);
  }

  private static VerifierKey ofRaw(String name, byte[] raw) {
    byte[] spki = Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + RAW_LENGTH);
    System.arraycopy(raw, 0, spki, SPKI_PREFIX.length, RAW_LENGTH);
    try {
      return new VerifierKey(
          name,
          raw,
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
    } catch (GeneralSecurityException e) {
      throw invalid("expected a point of the curve, found other bytes");
    } catch (IllegalArgumentException e) {
      throw invalid(String.valueOf(e.getMessage()));
    }
  }

  /** Refuses what C2SP does not allow in a key name: nothing, spaces, '+', control characters. */
  static String requireName(String name) {
    CanonicalJson.requireText("key name", name);
    if (name.isEmpty()
        || name.length() > 255
        || name.codePoints()
            .anyMatch(c -> c == '+' || Character.isWhitespace(c) || Character.isSpaceChar(c))) {
      throw new IllegalArgumentException(
          "key name: expected 1 to 255 characters without spaces or '+'");
    }
    return name;
  }

  /** The key's name, which is the origin of the log it signs. */
  public String name() {
    return name;
  }

  /** The text form {@code name+hexid+base64}. */
  public String vkey() {
    byte[] typed = new byte[1 + RAW_LENGTH];
    typed[0] = ED25519;
    System.arraycopy(raw, 0, typed, 1, RAW_LENGTH);
    return name
        + "+"
        + HexFormat.of().toHexDigits(id())
        + "+"
        + Base64.getEncoder().encodeToString(typed);
  }

  /** The key id of a signed note: SHA-256(name ‖ LF ‖ type ‖ raw key), first four bytes. */
  int id() {
    return Hash.keyId(name, ED25519, raw);
  }

  boolean verifies(byte[] message, byte[] signature) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(key);
      ed25519.update(message);
      return ed25519.verify(signature);
    } catch (GeneralSecurityException e) {
      // The JDK throws for malformed signatures instead of returning false.
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that
        && name.equals(that.name)
        && Arrays.equals(raw, that.raw);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(raw);
  }

  @Override
  public String toString() {
    return vkey();
  }

  private static LedgerException invalid(String detail) {
    return new LedgerException(LedgerException.Code.KEY_INVALID, "verifier key: " + detail);
  }
}
