package org.ieum.audit.entry;

import org.ieum.ledger.EntryDraft;
import org.ieum.ledger.EntryKind;

/**
 * Study keys, as a frame holds them: at the coordinator the key of the site that acts, at a site
 * the keys of all.
 */
public record ControlReceived() implements FramedBody {
  public static final EntryType<ControlReceived> TYPE =
      new EntryType<>(EntryKind.CONTROL_RECEIVED, fields -> new ControlReceived());

  @Override
  public EntryType<ControlReceived> type() {
    return TYPE;
  }

  @Override
  public EntryDraft write(EntryDraft draft) {
    return draft;
  }
}
