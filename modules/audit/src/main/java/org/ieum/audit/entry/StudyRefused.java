package org.ieum.audit.entry;

import org.ieum.ledger.EntryDraft;
import org.ieum.ledger.EntryKind;

/**
 * The site that acts does not let the study run.
 *
 * @param by the rule or the pseudonym that decided; empty in the coordinator's log
 */
public record StudyRefused(String by) implements PlainBody {
  public static final EntryType<StudyRefused> TYPE =
      new EntryType<>(
          EntryKind.STUDY_REFUSED, fields -> new StudyRefused(fields.textOrEmpty("by")));

  @Override
  public EntryType<StudyRefused> type() {
    return TYPE;
  }

  @Override
  public EntryDraft write(EntryDraft draft) {
    return by.isEmpty() ? draft : draft.with("by", by);
  }
}
