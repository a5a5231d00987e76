package org.ieum.audit.entry;

import org.ieum.ledger.EntryDraft;
import org.ieum.ledger.EntryKind;

/** The coordinator tells all sites how a round ended; the frame holds the message. */
public record ControlSent(int round) implements FramedBody {
  public static final EntryType<ControlSent> TYPE =
      new EntryType<>(EntryKind.CONTROL_SENT, fields -> new ControlSent(fields.round()));

  @Override
  public EntryType<ControlSent> type() {
    return TYPE;
  }

  @Override
  public EntryDraft write(EntryDraft draft) {
    return draft;
  }
}
