package org.ieum.securesum;

import java.util.ArrayList;
import java.util.List;

/** A runner of a site's phases that journals encoded records and can be killed. */
final class TestSite {
  final SiteParty party;
  final List<byte[]> journal = new ArrayList<>();
  SitePhase phase;

  TestSite(SiteParty party) {
    this.party = party;
    phase = SitePhase.start(party);
  }

  SiteName name() {
    return party.self();
  }

  /** Journals, moves on and gives what is to be sent. */
  List<FromSite> give(SiteInput input) {
    SiteStep step = phase.on(input);
    for (JournalRecord entry : step.journal()) {
      if (entry instanceof CommittedRecord) {
        journal.clear();
      }
      journal.add(entry.encoded());
    }
    phase = step.next();
    return step.send();
  }

  /** As {@link #give} where exactly one message is expected. */
  FromSite sends(SiteInput input) {
    List<FromSite> sent = give(input);
    if (sent.size() != 1) {
      throw new AssertionError("expected one message, found " + sent);
    }
    return sent.get(0);
  }

  MaskedVector masks(RoundOpened opened, Answered answer) {
    give(opened);
    return (MaskedVector) sends(answer);
  }

  SeedReleased releases(Commitments commitments) {
    return (SeedReleased) sends(commitments);
  }

  List<JournalRecord> records() {
    return journal.stream().map(JournalRecord::decode).toList();
  }

  /** Loses everything but the journal. */
  void crash() {
    phase = SitePhase.restore(party, records());
  }
}
