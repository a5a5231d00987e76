package org.ieum.securesum;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** The sum is known to all. */
record Published(Unmasking unmasking, RoundRevealed revealed, WordVector publishedSum)
    implements CollectorPhase {
  @Override
  public String name() {
    return "Published";
  }

  @Override
  public RoundOpened opened() {
    return unmasking.opened();
  }

  @Override
  public SortedSet<SiteName> missing() {
    return unmasking.book().without(opened().members());
  }

  @Override
  public List<ToSite> announcements() {
    return List.of(opened(), unmasking.commitments(), revealed);
  }

  @Override
  public Optional<WordVector> sum() {
    return Optional.of(publishedSum);
  }

  @Override
  public CollectorStep on(FromSite message) {
    if (!unmasking.book().isOfThis(message)) {
      throw Unexpected.at(this, message);
    }
    unmasking.checkRepeats(this, message);
    return CollectorStep.to(this);
  }
}
