package org.ieum.securesum;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** All vectors are in; the seeds come. */
record Unmasking(
    RoundBook book, Commitments commitments, WordVector maskedSum, SortedMap<SiteName, Seed> seeds)
    implements CollectorPhase {
  Unmasking {
    seeds = Collections.unmodifiableSortedMap(new TreeMap<>(seeds));
  }

  @Override
  public String name() {
    return "Unmasking";
  }

  @Override
  public RoundOpened opened() {
    return book.opened();
  }

  @Override
  public SortedSet<SiteName> missing() {
    return book.without(seeds.keySet());
  }

  @Override
  public List<ToSite> announcements() {
    return List.of(opened(), commitments);
  }

  @Override
  public CollectorStep on(FromSite message) {
    if (!book.isOfThis(message)) {
      throw Unexpected.at(this, message);
    }
    checkRepeats(this, message);
    if (!(message instanceof SeedReleased released) || seeds.containsKey(released.site())) {
      return CollectorStep.to(this);
    }
    SortedMap<SiteName, Seed> more = new TreeMap<>(seeds);
    more.put(released.site(), released.seed());
    Unmasking next = new Unmasking(book, commitments, maskedSum, more);
    return next.missing().isEmpty() ? next.complete() : CollectorStep.to(next);
  }

  /**
   * Refuses a vector or seed that is not what its site committed to, in the name of the given
   * phase.
   */
  void checkRepeats(CollectorPhase phase, FromSite message) {
    book.checkMember(message);
    Commitment promised = commitment(message.site());
    if (message instanceof SeedReleased released) {
      promised.checkOpenedBy(released.seed());
    } else if (message instanceof MaskedVector vector
        && !promised.samePromise(book.verified(vector))) {
      throw Refusal.contradiction(phase.name(), Unexpected.describe(vector));
    }
  }

  private Commitment commitment(SiteName site) {
    return commitments.commitments().stream()
        .filter(commitment -> commitment.site().equals(site))
        .findFirst()
        .orElseThrow(() -> Refusal.bug("every member has committed"));
  }

  private CollectorStep complete() {
    List<SiteSeed> all =
        seeds.entrySet().stream()
            .map(seed -> new SiteSeed(seed.getKey(), seed.getValue()))
            .toList();
    RoundRevealed revealed =
        new RoundRevealed(opened().round(), opened().attempt(), maskedSum, all);
    return new CollectorStep(
        new Published(this, revealed, revealed.unmasked(commitments)), List.of(revealed));
  }
}
