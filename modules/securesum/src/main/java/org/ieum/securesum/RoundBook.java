package org.ieum.securesum;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the coordinator's phases of one attempt share. */
record RoundBook(RoundContext context, Bytes digest, Verifier verifier) {
  RoundOpened opened() {
    return context.opened();
  }

  boolean isOfThis(FromSite message) {
    return message.round() == opened().round() && message.attempt() == opened().attempt();
  }

  /** The vector's commitment, if a member signed it for this attempt and it has the right shape. */
  Commitment verified(MaskedVector vector) {
    checkMember(vector);
    if (!opened().fits(vector.words())) {
      throw Refusal.malformed(
          "Vector of " + vector.site(),
          opened().length() + " numbers of " + opened().limbs() + " limbs",
          vector.words().length() + " of " + vector.words().limbs());
    }
    Commitment commitment = vector.commitment();
    commitment.verify(digest, verifier);
    return commitment;
  }

  void checkMember(FromSite message) {
    if (!opened().members().contains(message.site())) {
      throw Refusal.notAMember(Unexpected.describe(message), message.site());
    }
  }

  SortedSet<SiteName> without(Collection<SiteName> present) {
    SortedSet<SiteName> missing = new TreeSet<>(opened().members());
    missing.removeAll(present);
    return missing;
  }
}
