package org.ieum.audit.entry;

import org.ieum.ledger.EntryDraft;

/** What an entry of one kind says. */
public sealed interface EntryBody permits FramedBody, PlainBody {
  /** The kind, and how it is read. */
  EntryType<?> type();

  /** The round, or 0 for an entry of no round. */
  default int round() {
    return 0;
  }

  /** Puts the fields of the kind into a draft. */
  EntryDraft write(EntryDraft draft);

  /** A draft of an entry with this body, without study and frame. */
  default EntryDraft draft(String actor) {
    EntryDraft draft = write(EntryDraft.of(type().kind(), actor));
    return round() > 0 ? draft.withRound(round()) : draft;
  }
}
