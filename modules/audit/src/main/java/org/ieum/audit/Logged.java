package org.ieum.audit;

import org.ieum.audit.entry.EntryBody;
import org.ieum.ledger.Entry;

/** An entry, and what it says. */
public record Logged<B extends EntryBody>(Entry entry, B body) {
  /** Who did it. */
  public String actor() {
    return entry.draft().actor();
  }
}
