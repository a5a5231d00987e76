package org.ieum.audit.entry;

import org.ieum.ledger.EntryDraft;
import org.ieum.ledger.EntryKind;

/**
 * The site that acts lets the study run.
 *
 * @param by the rule or the pseudonym that decided; empty in the coordinator's log
 */
public record StudyApproved(String by) implements PlainBody {
  public static final EntryType<StudyApproved> TYPE =
      new EntryType<>(
          EntryKind.STUDY_APPROVED, fields -> new StudyApproved(fields.textOrEmpty("by")));

  @Override
  public EntryType<StudyApproved> type() {
    return TYPE;
  }

  @Override
  public EntryDraft write(EntryDraft draft) {
    return by.isEmpty() ? draft : draft.with("by", by);
  }
}
