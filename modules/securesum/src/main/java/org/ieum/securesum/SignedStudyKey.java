package org.ieum.securesum;

/**
 * A site's public key for a study, signed with the key of its certificate.
 *
 * @param publicKey 32 raw bytes (RFC 7748)
 * @param signature over {@link #signedBytes}
 */
public record SignedStudyKey(SiteName site, Bytes publicKey, Bytes signature) {
  /**
   * @throws SecureSumException MALFORMED_MESSAGE for a key of another size, WEAK_KEY for one not in
   *     canonical form
   */
  public SignedStudyKey {
    Shape.size("public key of " + site, X25519.SIZE, publicKey);
    if (!X25519.isCanonical(publicKey.view())) {
      throw Refusal.weakKey(site.value());
    }
  }

  /**
   * What the signature covers: ("ieum/study-key/v1", study digest, site, public key), each with its
   * length.
   */
  public static byte[] signedBytes(Bytes study, SiteName site, Bytes publicKey) {
    return Framing.of("ieum/study-key/v1").bytes(study).site(site).bytes(publicKey).toArray();
  }

  void verify(Bytes study, Verifier verifier) {
    if (!verifier.verify(site, signedBytes(study, site, publicKey), signature.toArray())) {
      throw Refusal.badSignature("Study key", site);
    }
  }
}
