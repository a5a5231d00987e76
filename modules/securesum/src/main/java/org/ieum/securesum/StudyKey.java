package org.ieum.securesum;

import java.security.SecureRandom;

/** A site's X25519 key pair for one study (RFC 7748). */
public final class StudyKey {
  private final byte[] scalar;
  private final Bytes publicKey;

  private StudyKey(byte[] scalar) {
    this.scalar = scalar;
    this.publicKey = Bytes.owning(X25519.publicKey(scalar));
  }

  public static StudyKey generate(SecureRandom random) {
    byte[] scalar = new byte[X25519.SIZE];
    random.nextBytes(scalar);
    return new StudyKey(scalar);
  }

  /**
   * The key that {@link #encoded()} gave.
   *
   * @throws SecureSumException MALFORMED_MESSAGE unless there are 32 bytes
   */
  public static StudyKey decode(byte[] encoded) {
    Bytes copy = Bytes.of(encoded);
    Shape.size("private study key", X25519.SIZE, copy);
    return new StudyKey(copy.view());
  }

  /** The 32 secret bytes of the private key, for the node's secret store and nothing else. */
  public byte[] encoded() {
    return scalar.clone();
  }

  /** The 32 raw bytes of the public key. */
  public Bytes publicKey() {
    return publicKey;
  }

  /** This public key, signed for a study with the key of the site's certificate. */
  public SignedStudyKey signed(Bytes study, SiteName site, Signer signer) {
    byte[] message = SignedStudyKey.signedBytes(study, site, publicKey);
    return new SignedStudyKey(site, publicKey, Bytes.of(signer.sign(message)));
  }

  byte[] scalar() {
    return scalar;
  }

  @Override
  public String toString() {
    return "StudyKey[secret]";
  }
}
