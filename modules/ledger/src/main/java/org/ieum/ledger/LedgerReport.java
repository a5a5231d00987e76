package org.ieum.ledger;

import java.util.List;

/**
 * What a check of a ledger found.
 *
 * @param origin the log's origin, from the pinned key
 * @param entries the entries that could be read, in order; what follows a damaged block is not
 *     among them
 * @param root the RFC 6962 root over {@link #entries}
 * @param findings every violation, empty when the ledger verified
 */
public record LedgerReport(String origin, List<Entry> entries, Hash root, List<Finding> findings) {
  /** Copies the lists. */
  public LedgerReport {
    entries = List.copyOf(entries);
    findings = List.copyOf(findings);
  }

  /** Whether nothing was found. */
  public boolean verified() {
    return findings.isEmpty();
  }

  /** The number of entries. */
  public long size() {
    return entries.size();
  }
}
