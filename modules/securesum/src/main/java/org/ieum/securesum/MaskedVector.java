package org.ieum.securesum;

/**
 * A site's masked answer y and its commitment.
 *
 * @param words y
 * @param hashSeed {@link Commitment#hash(Seed)}
 * @param signature over {@link Commitment#signedBytes}
 */
public record MaskedVector(
    SiteName site, int round, int attempt, WordVector words, Bytes hashSeed, Bytes signature)
    implements FromSite {
  /**
   * @throws SecureSumException MALFORMED_MESSAGE
   */
  public MaskedVector {
    Shape.attempt(round, attempt);
    Shape.digest("hash of seed", hashSeed);
  }

  /** The commitment to this vector. Hashes all words. */
  public Commitment commitment() {
    return new Commitment(site, Commitment.hash(words), hashSeed, signature);
  }
}
