package org.ieum.audit.entry;

import org.ieum.federation.query.Query;
import org.ieum.ledger.EntryDraft;
import org.ieum.ledger.EntryKind;

/**
 * The sum over sites, verified here; the frame holds its words.
 *
 * @param query SHA-256 of the bytes of the query that it answers, in hexadecimal
 * @param step what that asks, in words
 */
public record AggregateRevealed(int round, String query, String step) implements FramedBody {
  public static final EntryType<AggregateRevealed> TYPE =
      new EntryType<>(
          EntryKind.AGGREGATE_REVEALED,
          fields ->
              new AggregateRevealed(fields.round(), fields.text("query"), fields.text("step")));

  /** The entry about that query. */
  public static AggregateRevealed of(int round, Query query) {
    return new AggregateRevealed(round, query.digest(), query.describe());
  }

  @Override
  public EntryType<AggregateRevealed> type() {
    return TYPE;
  }

  @Override
  public EntryDraft write(EntryDraft draft) {
    return draft.with("query", query).with("step", step);
  }
}
