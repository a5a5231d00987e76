package org.ieum.securesum;

/** Nothing has been asked yet. */
record AwaitingRound(SiteParty party) implements SitePhase {
  @Override
  public String name() {
    return "AwaitingRound";
  }

  @Override
  public int round() {
    return 0;
  }

  @Override
  public SiteStep on(SiteInput input) {
    if (input instanceof RoundOpened opened) {
      if (opened.round() != 1) {
        throw Refusal.wrongRound(name(), 1, opened.round());
      }
      return SiteStep.to(new Answering(party, party.context(name(), opened)));
    }
    throw Unexpected.at(this, 0, input);
  }
}
