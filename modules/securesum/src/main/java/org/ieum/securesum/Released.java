package org.ieum.securesum;

/** The seed has left: this attempt is the only one of the round that can ever be revealed. */
record Released(Committed committed, Commitments commitments) implements SitePhase {
  @Override
  public String name() {
    return "Released";
  }

  @Override
  public int round() {
    return committed.round();
  }

  int attempt() {
    return commitments.attempt();
  }

  @Override
  public SiteStep on(SiteInput input) {
    if (input instanceof RoundRevealed revealed && isOfThis(revealed)) {
      WordVector sum = unmasked(revealed);
      return SiteStep.durably(new Revealed(this, sum), new RevealedRecord(round(), attempt(), sum));
    }
    if (input instanceof RoundOpened opened) {
      if (opening(this, opened) == Opening.NEXT) {
        throw Refusal.wrongRound(name(), round(), opened.round());
      }
      return SiteStep.repeat(this, committed.record().masked());
    }
    return repeated(this, input);
  }

  WordVector unmasked(RoundRevealed revealed) {
    if (!committed.record().opened().fits(revealed.maskedSum())) {
      throw Refusal.badSum(round());
    }
    return revealed.unmasked(commitments);
  }

  boolean isOfThis(ToSite message) {
    return message.round() == round() && message.attempt() == attempt();
  }

  /** Repeated or next; a further attempt at this round is refused for ever. */
  Opening opening(SitePhase phase, RoundOpened opened) {
    Opening opening = Opening.of(phase, committed.record().opened(), opened);
    if (opening == Opening.RAISED) {
      throw Refusal.alreadyReleased(phase.name(), round(), attempt(), opened.attempt());
    }
    return opening;
  }

  /**
   * The seed again for the same commitments; everything else is refused in the name of the given
   * phase.
   */
  SiteStep repeated(SitePhase phase, SiteInput input) {
    if (input instanceof Commitments again && isOfThis(again)) {
      if (!again.equals(commitments)) {
        throw Refusal.contradiction(phase.name(), Unexpected.describe(again));
      }
      return SiteStep.repeat(phase, seedReleased());
    }
    throw Unexpected.at(phase, attempt(), input);
  }

  SeedReleased seedReleased() {
    return new SeedReleased(
        committed.party().self(), round(), attempt(), committed.record().seed());
  }
}
