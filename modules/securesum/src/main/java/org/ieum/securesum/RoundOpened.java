package org.ieum.securesum;

import java.util.Collection;
import java.util.List;

/**
 * The coordinator opens an attempt at a round.
 *
 * @param members the set S in rising order
 * @param query the query's canonical bytes
 * @param length the number of integers each member answers
 * @param limbs 64-bit words an integer, 1 or 2
 * @param scales one binary exponent an integer
 */
public record RoundOpened(
    int round,
    int attempt,
    List<SiteName> members,
    Bytes query,
    int length,
    int limbs,
    Scales scales)
    implements ToSite {
  /**
   * @throws SecureSumException MALFORMED_MESSAGE or DUPLICATE_SITE
   */
  public RoundOpened {
    Shape.attempt(round, attempt);
    members = List.copyOf(members);
    Shape.rising("Members", members);
    Shape.vector(length, limbs);
    if (scales.size() != length) {
      throw Refusal.malformed("scales", length + " exponents", scales.size() + " exponents");
    }
  }

  /** The same question put to another set in a later attempt. */
  public RoundOpened retry(int laterAttempt, Collection<SiteName> otherMembers) {
    return new RoundOpened(
        round,
        laterAttempt,
        List.copyOf(Shape.distinct("Members", otherMembers)),
        query,
        length,
        limbs,
        scales);
  }

  boolean sameQuestion(RoundOpened other) {
    return query.equals(other.query)
        && length == other.length
        && limbs == other.limbs
        && scales.equals(other.scales);
  }

  boolean fits(WordVector vector) {
    return vector.length() == length && vector.limbs() == limbs;
  }
}
