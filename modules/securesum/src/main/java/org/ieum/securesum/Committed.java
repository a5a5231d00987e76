package org.ieum.securesum;

/** The masked vector has left; the seed has not. */
record Committed(SiteParty party, RoundContext context, CommittedRecord record)
    implements SitePhase {
  /** The phase that a record describes; its round is one that this site may take part in. */
  static Committed from(SiteParty party, CommittedRecord record) {
    return new Committed(party, party.context("Committed", record.opened()), record);
  }

  @Override
  public String name() {
    return "Committed";
  }

  @Override
  public int round() {
    return record.round();
  }

  @Override
  public SiteStep on(SiteInput input) {
    if (input instanceof RoundOpened opened) {
      return opened(opened);
    }
    if (input instanceof Commitments commitments
        && commitments.round() == round()
        && commitments.attempt() == record.attempt()) {
      return committed(commitments);
    }
    throw Unexpected.at(this, record.attempt(), input);
  }

  private SiteStep opened(RoundOpened found) {
    return switch (Opening.of(this, record.opened(), found)) {
      case REPEATED -> SiteStep.repeat(this, record.masked());
      // The seed of this attempt ends here: the next phase does not hold it.
      case RAISED -> SiteStep.to(new Answering(party, party.context(name(), found)));
      case NEXT -> throw Refusal.wrongRound(name(), round(), found.round());
    };
  }

  private SiteStep committed(Commitments commitments) {
    Released released = released(commitments);
    return SiteStep.durably(released, new ReleasedRecord(commitments), released.seedReleased());
  }

  /** The next phase, if all commitments hold and this site's own is among them. */
  Released released(Commitments commitments) {
    Commitment own = record.masked().commitment();
    commitments.verify(context, party.verifier(), own);
    if (commitments.commitments().stream().noneMatch(own::samePromise)) {
      throw Refusal.badCommitment("Vector or seed", party.self());
    }
    return new Released(this, commitments);
  }
}
