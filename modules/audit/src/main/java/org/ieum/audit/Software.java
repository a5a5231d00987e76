package org.ieum.audit;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ieum.audit.entry.SoftwareReleased;
import org.ieum.federation.Release;
import org.ieum.ledger.Entry;
import org.ieum.ledger.EntryDraft;
import org.ieum.ledger.EntryKind;
import org.ieum.ledger.EntryRef;
import org.ieum.ledger.Ledger;
import org.ieum.ledger.LedgerKey;

/** Which software writes a log. */
public final class Software {
  private Software() {}

  /** What runs in this process. */
  public static SoftwareReleased running() {
    return new SoftwareReleased(Release.VERSION, BuildDigest.ofRunning());
  }

  /**
   * Opens a ledger to be written by the software that runs here, and records and signs which that
   * is, unless the ledger's last record of software says so already.
   *
   * @param actor who writes, such as {@code seoul/node}
   * @throws org.ieum.ledger.LedgerException as {@link Ledger#open}
   */
  public static Ledger openLedger(
      Path directory, LedgerKey key, InstantSource clock, String actor) {
    Ledger ledger = Ledger.open(directory, key, clock);
    try {
      EntryDraft running = running().draft(actor);
      boolean recorded =
          ledger.entries().stream()
              .filter(e -> e.kind() == EntryKind.SOFTWARE_RELEASED)
              .reduce((a, b) -> b)
              .filter(last -> last.draft().equals(running))
              .isPresent();
      if (!recorded) {
        ledger.append(running);
        ledger.checkpoint();
      }
      return ledger;
    } catch (RuntimeException e) {
      ledger.close();
      throw e;
    }
  }

  /** The software that an entry says it was written by. */
  static Optional<Entry> of(Entry entry, List<Entry> all) {
    return entry.draft().refs().stream().flatMap(ref -> named(ref, all).stream()).findFirst();
  }

  private static Optional<Entry> named(EntryRef ref, List<Entry> all) {
    return all.stream()
        .filter(e -> e.kind() == EntryKind.SOFTWARE_RELEASED && e.ref().equals(ref))
        .findFirst();
  }

  /** The release that an entry says it was written by, whatever else its software says. */
  static String releaseOf(Entry entry, List<Entry> all) {
    return of(entry, all).map(e -> e.draft().texts().getOrDefault("release", "")).orElse("");
  }
}
