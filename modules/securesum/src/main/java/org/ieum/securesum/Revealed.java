package org.ieum.securesum;

import java.util.Optional;

/** The sum of the round is known and verified; the next round may open. */
record Revealed(Released released, WordVector revealedSum) implements SitePhase {
  @Override
  public String name() {
    return "Revealed";
  }

  @Override
  public int round() {
    return released.round();
  }

  @Override
  public Optional<WordVector> sum() {
    return Optional.of(revealedSum);
  }

  @Override
  public SiteStep on(SiteInput input) {
    if (input instanceof RoundOpened opened) {
      return opened(opened);
    }
    if (input instanceof RoundRevealed again && released.isOfThis(again)) {
      if (!released.unmasked(again).equals(revealedSum)) {
        throw Refusal.badSum(round());
      }
      return SiteStep.to(this);
    }
    return released.repeated(this, input);
  }

  private SiteStep opened(RoundOpened opened) {
    Committed committed = released.committed();
    if (released.opening(this, opened) == Opening.NEXT) {
      SiteParty party = committed.party();
      return SiteStep.to(new Answering(party, party.context(name(), opened)));
    }
    return SiteStep.repeat(this, committed.record().masked());
  }
}
