package org.ieum.ledger;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;

/** A key, a clock and drafts that the tests of this module share. */
final class Ledgers {
  static final String ORIGIN = "ieum.example.org/site-a";
  static final LedgerKey KEY = LedgerKey.generate(ORIGIN, new SecureRandom());
  static final Instant NOW = Instant.parse("2026-11-23T06:00:00.123Z");
  static final InstantSource CLOCK = InstantSource.fixed(NOW);

  private Ledgers() {}

  static Ledger open(Path dir) {
    return Ledger.open(dir, KEY, CLOCK);
  }

  static EntryDraft draft(long round) {
    return EntryDraft.of(EntryKind.QUERY_RECEIVED, "site-a/node")
        .withStudy("study-1")
        .withRound(round);
  }
}
