package org.ieum.audit.entry;

import org.ieum.federation.query.Query;
import org.ieum.ledger.EntryDraft;
import org.ieum.ledger.EntryKind;

/**
 * The coordinator asks all sites a query, whose bytes the frame holds.
 *
 * @param query SHA-256 of the query's bytes, in hexadecimal
 * @param step what it asks, in words
 */
public record QueryIssued(int round, String query, String step) implements FramedBody {
  public static final EntryType<QueryIssued> TYPE =
      new EntryType<>(
          EntryKind.QUERY_ISSUED,
          fields -> new QueryIssued(fields.round(), fields.text("query"), fields.text("step")));

  /** The entry about that query. */
  public static QueryIssued of(int round, Query query) {
    return new QueryIssued(round, query.digest(), query.describe());
  }

  @Override
  public EntryType<QueryIssued> type() {
    return TYPE;
  }

  @Override
  public EntryDraft write(EntryDraft draft) {
    return draft.with("query", query).with("step", step);
  }
}
