package org.ieum.cli.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ieum.audit.ReplayVerdict;
import org.ieum.audit.entry.EgressSent;
import org.ieum.cli.audit.PartyLedger;
import org.ieum.cli.report.LedgerLine;
import org.ieum.federation.ProgressListener;
import org.ieum.ledger.Entry;
import org.ieum.ledger.EntryKind;
import org.ieum.ledger.LedgerReport;

/** Checks the ledgers of all parties as a reviewer would, with the reviewer's own roster. */
final class Ledgers {
  private final List<LedgerLine> lines = new ArrayList<>();
  private final SortedMap<Integer, SortedMap<String, Long>> bytes = new TreeMap<>();
  private final String study;

  private Ledgers(String study) {
    this.study = study;
  }

  /** Verifies and replays every ledger. */
  static Ledgers check(DemoFederation federation, String study) {
    Ledgers ledgers = new Ledgers(study);
    Path roster = federation.reviewer();
    ledgers.check(
        PartyLedger.ofRoster(
            federation.coordinator().resolve("state"), roster, Optional.of("coordinator")));
    for (String site : federation.sites()) {
      ledgers.check(
          PartyLedger.ofRoster(federation.site(site).resolve("state"), roster, Optional.of(site)));
    }
    return ledgers;
  }

  private void check(PartyLedger ledger) {
    LedgerReport report = ledger.verify();
    ReplayVerdict verdict = ledger.replay(report, study, ProgressListener.none());
    lines.add(
        new LedgerLine(
            ledger.party(),
            report.size(),
            report.root().hex(),
            report.verified(),
            verdict.replayedDigest(),
            verdict.identical()));
    for (Entry entry : report.entries()) {
      if (entry.kind() == EntryKind.EGRESS_SENT) {
        count(ledger.party(), EgressSent.TYPE.body(entry));
      }
    }
  }

  private void count(String party, EgressSent sent) {
    bytes
        .computeIfAbsent(sent.round(), round -> new TreeMap<>())
        .merge(party, sent.wireBytes(), Long::sum);
  }

  List<LedgerLine> lines() {
    return lines;
  }

  /** Payload bytes that left each site in each round, from the sites' own ledgers. */
  SortedMap<Integer, SortedMap<String, Long>> bytesByRound() {
    return bytes;
  }

  /** Whether every ledger verifies and gives this very model. */
  boolean agreeOn(String modelDigest) {
    return lines.stream()
        .allMatch(l -> l.verified() && l.identical() && l.replayed().equals(modelDigest));
  }
}
