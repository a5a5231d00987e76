package org.ieum.securesum;

/**
 * A site in a study: its secrets and how it signs and checks.
 *
 * @param verifier against the pinned roster
 */
public record SiteParty(KeyAgreement agreement, Signer signer, Verifier verifier) {
  SiteName self() {
    return agreement.self();
  }

  /** The context of a round that this site may take part in. */
  RoundContext context(String phase, RoundOpened opened) {
    agreement.keys().terms().check(opened.members());
    if (!opened.members().contains(self())) {
      throw Refusal.selfMissing(phase, self());
    }
    return new RoundContext(agreement.keys().transcript(), opened);
  }

  MaskedVector masked(RoundContext context, Answered answered) {
    RoundOpened opened = context.opened();
    Bytes digest = context.digest();
    WordVector words = agreement.masked(answered.vector(), opened, digest, answered.seed());
    Bytes hashSeed = Commitment.hash(answered.seed());
    byte[] message = Commitment.signedBytes(digest, self(), Commitment.hash(words), hashSeed);
    return new MaskedVector(
        self(), opened.round(), opened.attempt(), words, hashSeed, Bytes.of(signer.sign(message)));
  }

  @Override
  public String toString() {
    return "SiteParty[" + self() + "]";
  }
}
