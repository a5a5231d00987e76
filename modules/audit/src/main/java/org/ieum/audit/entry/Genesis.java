package org.ieum.audit.entry;

import org.ieum.ledger.EntryDraft;
import org.ieum.ledger.EntryKind;

/**
 * The first entry of a log, which the ledger writes itself.
 *
 * @param key the log's verifier key
 */
public record Genesis(String key) implements PlainBody {
  public static final EntryType<Genesis> TYPE =
      new EntryType<>(EntryKind.GENESIS, fields -> new Genesis(fields.text("key")));

  @Override
  public EntryType<Genesis> type() {
    return TYPE;
  }

  @Override
  public EntryDraft write(EntryDraft draft) {
    return draft.with("key", key);
  }
}
