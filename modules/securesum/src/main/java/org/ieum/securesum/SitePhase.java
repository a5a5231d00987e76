package org.ieum.securesum;

import java.util.List;
import java.util.Optional;

/**
 * Where a site stands in a study. Phases are values without I/O, clock, randomness or thread:
 * {@link #on} says what follows from an input and the runner does it.
 */
public sealed interface SitePhase permits AwaitingRound, Answering, Committed, Released, Revealed {
  /** Before the first round, which is round 1. */
  static SitePhase start(SiteParty party) {
    return new AwaitingRound(party);
  }

  /**
   * The phase after a crash. It sends what the lost one would have sent, byte for byte.
   *
   * @param records in the order in which they were journaled, at least from the newest {@link
   *     CommittedRecord} on; empty if there is none
   * @throws SecureSumException BAD_JOURNAL if they do not follow from each other or belong to
   *     another key, site or study
   */
  static SitePhase restore(SiteParty party, List<JournalRecord> records) {
    return SiteRestore.of(party, records);
  }

  /**
   * What follows from this input. On an exception nothing has changed and this phase still stands.
   *
   * @throws SecureSumException for an input that this phase refuses or does not expect
   */
  SiteStep on(SiteInput input);

  /** The phase's name, for logs. */
  String name();

  /** The present round, from 1; 0 before the first. */
  int round();

  /** The open round that waits for this site's {@link Answered}. */
  default Optional<RoundOpened> awaitsAnswer() {
    return Optional.empty();
  }

  /** The verified sum of the present round, once it is known. */
  default Optional<WordVector> sum() {
    return Optional.empty();
  }
}
