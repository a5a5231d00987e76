package org.ieum.audit.entry;

import org.ieum.federation.query.Query;
import org.ieum.ledger.EntryDraft;
import org.ieum.ledger.EntryKind;

/**
 * A site takes a query, its own replica's next one, to answer it; the frame holds its bytes.
 *
 * @param query SHA-256 of the query's bytes, in hexadecimal
 * @param step what it asks, in words
 */
public record QueryReceived(int round, String query, String step) implements FramedBody {
  public static final EntryType<QueryReceived> TYPE =
      new EntryType<>(
          EntryKind.QUERY_RECEIVED,
          fields -> new QueryReceived(fields.round(), fields.text("query"), fields.text("step")));

  /** The entry about that query. */
  public static QueryReceived of(int round, Query query) {
    return new QueryReceived(round, query.digest(), query.describe());
  }

  @Override
  public EntryType<QueryReceived> type() {
    return TYPE;
  }

  @Override
  public EntryDraft write(EntryDraft draft) {
    return draft.with("query", query).with("step", step);
  }
}
