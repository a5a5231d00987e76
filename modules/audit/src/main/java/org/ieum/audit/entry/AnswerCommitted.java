package org.ieum.audit.entry;

import org.ieum.ledger.EntryDraft;
import org.ieum.ledger.EntryKind;

/**
 * A site is bound to its answer of a round, before it sends the masked vector.
 *
 * @param query SHA-256 of the query's bytes, in hexadecimal
 */
public record AnswerCommitted(int round, String query) implements PlainBody {
  public static final EntryType<AnswerCommitted> TYPE =
      new EntryType<>(
          EntryKind.ANSWER_COMMITTED,
          fields -> new AnswerCommitted(fields.round(), fields.text("query")));

  @Override
  public EntryType<AnswerCommitted> type() {
    return TYPE;
  }

  @Override
  public EntryDraft write(EntryDraft draft) {
    return draft.with("query", query);
  }
}
