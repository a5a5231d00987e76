package org.ieum.securesum;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Masked vectors come in and are added up; of each only its commitment is kept. */
record Collecting(RoundBook book, SortedMap<SiteName, Commitment> commitments, WordVector maskedSum)
    implements CollectorPhase {
  Collecting {
    commitments = Collections.unmodifiableSortedMap(new TreeMap<>(commitments));
  }

  static Collecting open(StudyKeys keys, RoundOpened opened, Verifier verifier) {
    keys.terms().check(opened.members());
    RoundContext context = new RoundContext(keys.transcript(), opened);
    return new Collecting(
        new RoundBook(context, context.digest(), verifier),
        new TreeMap<>(),
        WordVector.zero(opened.limbs(), opened.length()));
  }

  @Override
  public String name() {
    return "Collecting";
  }

  @Override
  public RoundOpened opened() {
    return book.opened();
  }

  @Override
  public SortedSet<SiteName> missing() {
    return book.without(commitments.keySet());
  }

  @Override
  public List<ToSite> announcements() {
    return List.of(opened());
  }

  @Override
  public CollectorStep on(FromSite message) {
    if (!(message instanceof MaskedVector vector) || !book.isOfThis(message)) {
      throw Unexpected.at(this, message);
    }
    Commitment commitment = book.verified(vector);
    Commitment earlier = commitments.get(vector.site());
    if (earlier != null) {
      if (!earlier.samePromise(commitment)) {
        throw Refusal.contradiction(name(), Unexpected.describe(vector));
      }
      return CollectorStep.to(this);
    }
    SortedMap<SiteName, Commitment> more = new TreeMap<>(commitments);
    more.put(vector.site(), commitment);
    Collecting next = new Collecting(book, more, maskedSum.plus(vector.words()));
    return next.missing().isEmpty() ? next.complete() : CollectorStep.to(next);
  }

  private CollectorStep complete() {
    Commitments all =
        new Commitments(
            opened().round(),
            opened().attempt(),
            List.copyOf(commitments.values()),
            Commitment.hash(maskedSum));
    return new CollectorStep(new Unmasking(book, all, maskedSum, new TreeMap<>()), List.of(all));
  }
}
