package org.ieum.securesum;

import java.util.Optional;

/** A round is open and the site computes its answer. Nothing of this attempt has left. */
record Answering(SiteParty party, RoundContext context) implements SitePhase {
  @Override
  public String name() {
    return "Answering";
  }

  @Override
  public int round() {
    return context.opened().round();
  }

  @Override
  public Optional<RoundOpened> awaitsAnswer() {
    return Optional.of(context.opened());
  }

  @Override
  public SiteStep on(SiteInput input) {
    if (input instanceof Answered answered) {
      return answered(answered);
    }
    if (input instanceof RoundOpened opened) {
      return opened(opened);
    }
    throw Unexpected.at(this, context.opened().attempt(), input);
  }

  private SiteStep answered(Answered answered) {
    RoundOpened opened = context.opened();
    if (answered.round() != opened.round()) {
      throw Refusal.answerNotAwaited(name(), answered.round());
    }
    if (!opened.fits(answered.vector())) {
      throw Refusal.shapeMismatch(opened.length(), opened.limbs(), answered.vector());
    }
    answered.vector().checkHeadroom(opened.members().size());
    MaskedVector masked = party.masked(context, answered);
    CommittedRecord record = new CommittedRecord(opened, masked, answered.seed());
    return SiteStep.durably(Committed.from(party, record), record, masked);
  }

  private SiteStep opened(RoundOpened found) {
    return switch (Opening.of(this, context.opened(), found)) {
      case REPEATED -> SiteStep.to(this);
      case RAISED -> SiteStep.to(new Answering(party, party.context(name(), found)));
      case NEXT -> throw Refusal.wrongRound(name(), round(), found.round());
    };
  }
}
