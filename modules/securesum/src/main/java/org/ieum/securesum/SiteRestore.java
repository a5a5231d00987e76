package org.ieum.securesum;

import java.util.List;

/** Rebuilds a site's phase from its journal. */
final class SiteRestore {
  private SiteRestore() {}

  static SitePhase of(SiteParty party, List<JournalRecord> records) {
    SitePhase phase = new AwaitingRound(party);
    for (JournalRecord record : records) {
      try {
        phase = after(phase, party, record);
      } catch (SecureSumException e) {
        throw e.code() == SecureSumException.Code.BAD_JOURNAL
            ? e
            : Refusal.badJournal(describe(record), e);
      }
    }
    return phase;
  }

  private static SitePhase after(SitePhase phase, SiteParty party, JournalRecord record) {
    if (record instanceof CommittedRecord next && mayCommit(phase, next)) {
      Committed committed = Committed.from(party, next);
      checkOwn(committed);
      return committed;
    }
    if (record instanceof ReleasedRecord next
        && phase instanceof Committed committed
        && isOf(next, committed.record())) {
      return committed.released(next.commitments());
    }
    if (record instanceof RevealedRecord next
        && phase instanceof Released released
        && isOf(next, released.committed().record())
        && released.committed().record().opened().fits(next.sum())) {
      return new Revealed(released, next.sum());
    }
    throw Refusal.badJournal(
        "a record that may follow phase " + phase.name() + " of round " + phase.round(),
        describe(record));
  }

  private static boolean mayCommit(SitePhase phase, CommittedRecord next) {
    if (phase instanceof Committed committed) {
      return next.round() == committed.round()
          && next.attempt() > committed.record().attempt()
          && next.opened().sameQuestion(committed.record().opened());
    }
    // Records before the newest commitment may be gone, so a journal may begin at any round.
    return phase instanceof AwaitingRound
        || (phase instanceof Revealed && next.round() == phase.round() + 1);
  }

  private static void checkOwn(Committed committed) {
    SiteParty party = committed.party();
    MaskedVector masked = committed.record().masked();
    RoundOpened opened = committed.record().opened();
    Commitment commitment = masked.commitment();
    boolean own =
        masked.site().equals(party.self())
            && masked.round() == opened.round()
            && masked.attempt() == opened.attempt()
            && opened.fits(masked.words());
    if (!own) {
      throw Refusal.badJournal("a vector of this site and round", describe(committed.record()));
    }
    commitment.verify(committed.context().digest(), party.verifier());
    commitment.checkOpenedBy(committed.record().seed());
  }

  private static boolean isOf(JournalRecord record, CommittedRecord committed) {
    return record.round() == committed.round() && record.attempt() == committed.attempt();
  }

  private static String describe(JournalRecord record) {
    return record.getClass().getSimpleName()
        + "(round "
        + record.round()
        + ", attempt "
        + record.attempt()
        + ")";
  }
}
