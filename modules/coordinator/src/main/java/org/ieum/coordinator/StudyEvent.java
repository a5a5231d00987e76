package org.ieum.coordinator;

import org.ieum.wire.v1.MaskedVector;
import org.ieum.wire.v1.SeedReleased;
import org.ieum.wire.v1.StudyDecision;
import org.ieum.wire.v1.StudyKey;

/** What happens to a study from outside its own thread. */
sealed interface StudyEvent {
  /** The site has a new stream and may have missed what was said. */
  record Joined(String site) implements StudyEvent {}

  record Left(String site) implements StudyEvent {}

  record Decided(String site, StudyDecision.Decision decision) implements StudyEvent {}

  record KeyGiven(String site, StudyKey key) implements StudyEvent {}

  /** The site has verified and journaled that many rounds. */
  record Position(String site, int rounds) implements StudyEvent {}

  record Masked(String site, MaskedVector message) implements StudyEvent {}

  record SeedGiven(String site, SeedReleased message) implements StudyEvent {}

  record ModelComputed(String site, String digest) implements StudyEvent {}

  record Incident(String site, String code) implements StudyEvent {}

  record Cancel(String who) implements StudyEvent {}

  /** The coordinator stops; the ledger stays as it is. */
  record Stop() implements StudyEvent {}
}
