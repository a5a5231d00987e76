package org.ieum.audit.entry;

import org.ieum.ledger.EntryDraft;
import org.ieum.ledger.EntryKind;

/**
 * The study ended without a model because a person wanted so.
 *
 * @param by who cancelled it; empty in a site's log
 */
public record StudyCancelled(String by) implements PlainBody {
  public static final EntryType<StudyCancelled> TYPE =
      new EntryType<>(
          EntryKind.STUDY_CANCELLED, fields -> new StudyCancelled(fields.textOrEmpty("by")));

  @Override
  public EntryType<StudyCancelled> type() {
    return TYPE;
  }

  @Override
  public EntryDraft write(EntryDraft draft) {
    return by.isEmpty() ? draft : draft.with("by", by);
  }
}
