package org.ieum.audit.entry;

import org.ieum.ledger.EntryDraft;
import org.ieum.ledger.EntryKind;

/**
 * A message was refused, or a site cannot take part.
 *
 * @param round 0 outside rounds
 * @param code of the error
 * @param query SHA-256 of the bytes of the query that was to be asked; empty where none was
 */
public record Incident(int round, String code, String query) implements PlainBody {
  public static final EntryType<Incident> TYPE =
      new EntryType<>(
          EntryKind.INCIDENT,
          fields ->
              new Incident(fields.roundOrNone(), fields.text("code"), fields.textOrEmpty("query")));

  /** An incident that concerns no query. */
  public static Incident of(int round, String code) {
    return new Incident(round, code, "");
  }

  @Override
  public EntryType<Incident> type() {
    return TYPE;
  }

  @Override
  public EntryDraft write(EntryDraft draft) {
    return query.isEmpty()
        ? draft.with("code", code)
        : draft.with("code", code).with("query", query);
  }
}
