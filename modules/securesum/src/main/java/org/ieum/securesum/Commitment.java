package org.ieum.securesum;

/**
 * What a site bound itself to in an attempt.
 *
 * @param hashVector {@link #hash(WordVector)} of its masked vector
 * @param hashSeed {@link #hash(Seed)} of its seed
 * @param signature of its certificate's key over {@link #signedBytes}
 */
public record Commitment(SiteName site, Bytes hashVector, Bytes hashSeed, Bytes signature) {
  /**
   * @throws SecureSumException MALFORMED_MESSAGE unless both hashes have 32 bytes
   */
  public Commitment {
    Shape.digest("hash of vector", hashVector);
    Shape.digest("hash of seed", hashSeed);
  }

  /** The SHA-256 of ("ieum/vector/v1", limbs, words), the words as one little-endian field. */
  public static Bytes hash(WordVector vector) {
    return Framing.of("ieum/vector/v1").number(vector.limbs()).sha256(vector);
  }

  /** The SHA-256 of ("ieum/seed/v1", seed). */
  public static Bytes hash(Seed seed) {
    return Framing.of("ieum/seed/v1").bytes(seed.bytes()).sha256();
  }

  /**
   * What the signature covers: ("ieum/commitment/v1", ctx, site, hash of vector, hash of seed),
   * each with its length.
   */
  public static byte[] signedBytes(Bytes context, SiteName site, Bytes hashVector, Bytes hashSeed) {
    return Framing.of("ieum/commitment/v1")
        .bytes(context)
        .site(site)
        .bytes(hashVector)
        .bytes(hashSeed)
        .toArray();
  }

  void verify(Bytes context, Verifier verifier) {
    if (!verifier.verify(
        site, signedBytes(context, site, hashVector, hashSeed), signature.toArray())) {
      throw Refusal.badSignature("Commitment", site);
    }
  }

  /** The same promise; a signature scheme may give several valid signatures over it. */
  boolean samePromise(Commitment other) {
    return site.equals(other.site)
        && hashVector.equals(other.hashVector)
        && hashSeed.equals(other.hashSeed);
  }

  void checkOpenedBy(Seed seed) {
    if (!hash(seed).equals(hashSeed)) {
      throw Refusal.badCommitment("Seed", site);
    }
  }
}
