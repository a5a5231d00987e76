package org.ieum.node;

import java.security.SecureRandom;
import java.util.function.Consumer;
import org.ieum.audit.StudyJournal;
import org.ieum.federation.error.Guard;
import org.ieum.federation.study.StudyManifest;
import org.ieum.ledger.Ledger;
import org.ieum.node.engine.EngineDesk;
import org.ieum.node.policy.Decisions;
import org.ieum.securesum.SiteName;
import org.ieum.securesum.Verifier;
import org.ieum.wire.identity.PartyIdentity;
import org.ieum.wire.identity.Roster;
import org.ieum.wire.v1.FromSite;

/** What every study of this node shares. */
record Site(
    NodeConfig config,
    PartyIdentity identity,
    Roster roster,
    Ledger ledger,
    EngineDesk engine,
    Decisions decisions,
    SecureRandom random,
    Consumer<FromSite> outbox,
    Guard guard) {
  SiteName name() {
    return new SiteName(config.site());
  }

  /** Who writes in the ledger. */
  static String actor(String site) {
    return site + "/node";
  }

  StudyJournal journal(StudyManifest manifest) {
    return new StudyJournal(ledger, actor(config.site()), manifest, random);
  }

  SecretStore secrets(String study) {
    return new SecretStore(config.state().resolve("secrets").resolve(study));
  }

  Verifier verifier() {
    return (site, message, signature) -> roster.verify(site.value(), message, signature);
  }

  void send(FromSite message) {
    outbox.accept(message);
  }
}
