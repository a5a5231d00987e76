package org.ieum.ledger;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an entry records. The set is closed: a record with any other kind does not verify. */
public enum EntryKind {
  /**
   * The first entry of every log, and only of it; written by the ledger itself, names the log's
   * key.
   */
  GENESIS("genesis"),
  SOFTWARE_RELEASED("software.released"),
  STUDY_SUBMITTED("study.submitted"),
  STUDY_APPROVED("study.approved"),
  STUDY_REFUSED("study.refused"),
  STUDY_CANCELLED("study.cancelled"),
  STUDY_FAILED("study.failed"),
  QUERY_ISSUED("query.issued"),
  QUERY_RECEIVED("query.received"),
  ANSWER_COMMITTED("answer.committed"),
  EGRESS_SENT("egress.sent"),
  EGRESS_RECEIVED("egress.received"),
  CONTROL_SENT("control.sent"),
  CONTROL_RECEIVED("control.received"),
  AGGREGATE_REVEALED("aggregate.revealed"),
  MODEL_PUBLISHED("model.published"),
  INCIDENT("incident");

  private static final Map<String, EntryKind> BY_WIRE_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(EntryKind::wireName, Function.identity()));

  private final String wireName;

  EntryKind(String wireName) {
    this.wireName = wireName;
  }

  /** The name in the record, such as {@code query.issued}. */
  public String wireName() {
    return wireName;
  }

  /** Whether such an entry ends its study: no entry of that study follows it. */
  public boolean endsStudy() {
    return this == MODEL_PUBLISHED || this == STUDY_CANCELLED || this == STUDY_FAILED;
  }

  /** The kind with that name in the record. */
  public static Optional<EntryKind> ofWireName(String wireName) {
    return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
  }
}
