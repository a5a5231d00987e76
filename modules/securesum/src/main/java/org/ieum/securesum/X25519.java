package org.ieum.securesum;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Optional;

/**
 * The function X25519 of RFC 7748 over raw 32-byte keys. The JDK wants the u-coordinate as an
 * integer, so it is reversed.
 */
final class X25519 {
  static final int SIZE = 32;
  private static final BigInteger PRIME =
      BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
  private static final byte[] BASE = base();

  private X25519() {}

  /** The public key of a private scalar. */
  static byte[] publicKey(byte[] scalar) {
    return agree(scalar, BASE).orElseThrow(() -> Refusal.bug("the base point has prime order"));
  }

  /** The shared secret; empty if it is all zeros, which happens for points of low order only. */
  static Optional<byte[]> agree(byte[] scalar, byte[] point) {
    try {
      KeyFactory keys = KeyFactory.getInstance("X25519");
      javax.crypto.KeyAgreement agreement = javax.crypto.KeyAgreement.getInstance("X25519");
      agreement.init(
          keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, scalar)));
      try {
        agreement.doPhase(
            keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, coordinate(point))),
            true);
      } catch (InvalidKeyException e) {
        return Optional.empty(); // The JDK refuses exactly the points whose secret is zero.
      }
      byte[] secret = agreement.generateSecret();
      return isZero(secret) ? Optional.empty() : Optional.of(secret);
    } catch (GeneralSecurityException e) {
      throw Refusal.bug("JDK 17 has X25519", e);
    }
  }

  /**
   * Whether these bytes are the one canonical encoding of a coordinate: below the prime, top bit
   * clear.
   */
  static boolean isCanonical(byte[] point) {
    return (point[SIZE - 1] & 0x80) == 0 && coordinate(point).compareTo(PRIME) < 0;
  }

  /** RFC 7748, 5: little-endian, the top bit ignored. */
  private static BigInteger coordinate(byte[] point) {
    byte[] reversed = new byte[SIZE];
    for (int i = 0; i < SIZE; i++) {
      reversed[i] = point[SIZE - 1 - i];
    }
    reversed[0] &= 0x7f;
    return new BigInteger(1, reversed);
  }

  private static boolean isZero(byte[] secret) {
    int any = 0;
    for (byte b : secret) {
      any |= b;
    }
    return any == 0;
  }

  private static byte[] base() {
    byte[] nine = new byte[SIZE];
    nine[0] = 9;
    return nine;
  }
}
