package org.ieum.coordinator;

import java.security.SecureRandom;
import java.time.Clock;
import org.ieum.audit.StudyJournal;
import org.ieum.federation.error.Guard;
import org.ieum.federation.study.StudyManifest;
import org.ieum.ledger.Ledger;
import org.ieum.securesum.Verifier;
import org.ieum.wire.identity.Roster;

/** What every study of this coordinator shares. */
record Party(
    Roster roster,
    Ledger ledger,
    Sessions sessions,
    SecureRandom random,
    Clock clock,
    Guard guard) {
  static final String ACTOR = "coordinator";

  StudyJournal journal(StudyManifest manifest) {
    return new StudyJournal(ledger, ACTOR, manifest, random);
  }

  /** Checks signatures against the pinned roster. */
  Verifier verifier() {
    return (site, message, signature) -> roster.verify(site.value(), message, signature);
  }
}
