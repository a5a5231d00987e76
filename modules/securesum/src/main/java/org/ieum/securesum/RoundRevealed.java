package org.ieum.securesum;

import java.util.List;

/**
 * The coordinator publishes the masked sum and what unmasks it.
 *
 * @param maskedSum Σ y
 * @param seeds one a member, in rising order
 */
public record RoundRevealed(int round, int attempt, WordVector maskedSum, List<SiteSeed> seeds)
    implements ToSite {
  /**
   * @throws SecureSumException MALFORMED_MESSAGE or DUPLICATE_SITE
   */
  public RoundRevealed {
    Shape.attempt(round, attempt);
    seeds = List.copyOf(seeds);
    Shape.rising("Seeds", seeds.stream().map(SiteSeed::site).toList());
  }

  /**
   * The sum Σ y − Σ PRG(b), after every seed was found to open its commitment and the masked sum to
   * be the promised one.
   */
  WordVector unmasked(Commitments promised) {
    List<Commitment> commitments = promised.commitments();
    List<SiteName> expected = commitments.stream().map(Commitment::site).toList();
    List<SiteName> found = seeds.stream().map(SiteSeed::site).toList();
    if (!found.equals(expected)) {
      throw Refusal.malformed("Seeds", "those of the members " + expected, "those of " + found);
    }
    for (int i = 0; i < seeds.size(); i++) {
      commitments.get(i).checkOpenedBy(seeds.get(i).seed());
    }
    if (!Commitment.hash(maskedSum).equals(promised.hashOfSum())) {
      throw Refusal.badSum(round);
    }
    long[] words = maskedSum.toWords();
    for (SiteSeed seed : seeds) {
      MaskStream.apply(words, maskedSum.limbs(), seed.seed().bytes().view(), true);
    }
    return WordVector.owning(maskedSum.limbs(), words);
  }
}
