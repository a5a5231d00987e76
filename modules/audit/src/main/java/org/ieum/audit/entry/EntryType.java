package org.ieum.audit.entry;

import java.util.function.Function;
import org.ieum.ledger.Entry;
import org.ieum.ledger.EntryKind;

/**
 * A kind of entry with its body.
 *
 * @param read reads the fields of the kind
 */
public record EntryType<B extends EntryBody>(EntryKind kind, Function<EntryFields, B> read) {
  /**
   * The body of an entry of this kind.
   *
   * @throws org.ieum.federation.error.IeumException LEDGER_CORRUPT when its fields, its round or
   *     its frame are not those of the kind
   */
  public B body(Entry entry) {
    EntryFields fields = new EntryFields(entry);
    B body = read.apply(fields);
    fields.requireNoOthers(body);
    return body;
  }

  /** The type of a kind. */
  static EntryType<?> of(EntryKind kind) {
    return switch (kind) {
      case AGGREGATE_REVEALED -> AggregateRevealed.TYPE;
      case ANSWER_COMMITTED -> AnswerCommitted.TYPE;
      case CONTROL_RECEIVED -> ControlReceived.TYPE;
      case CONTROL_SENT -> ControlSent.TYPE;
      case EGRESS_RECEIVED -> EgressReceived.TYPE;
      case EGRESS_SENT -> EgressSent.TYPE;
      case GENESIS -> Genesis.TYPE;
      case INCIDENT -> Incident.TYPE;
      case MODEL_PUBLISHED -> ModelPublished.TYPE;
      case QUERY_ISSUED -> QueryIssued.TYPE;
      case QUERY_RECEIVED -> QueryReceived.TYPE;
      case SOFTWARE_RELEASED -> SoftwareReleased.TYPE;
      case STUDY_APPROVED -> StudyApproved.TYPE;
      case STUDY_CANCELLED -> StudyCancelled.TYPE;
      case STUDY_FAILED -> StudyFailed.TYPE;
      case STUDY_REFUSED -> StudyRefused.TYPE;
      case STUDY_SUBMITTED -> StudySubmitted.TYPE;
    };
  }

  /** The body of an entry of any kind; errors as those of {@link #body}. */
  public static EntryBody bodyOf(Entry entry) {
    return of(entry.kind()).body(entry);
  }
}
