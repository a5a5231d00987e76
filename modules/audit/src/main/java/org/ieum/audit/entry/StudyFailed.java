package org.ieum.audit.entry;

import org.ieum.ledger.EntryDraft;
import org.ieum.ledger.EntryKind;

/**
 * The study ended without a model because it could not go on.
 *
 * @param code of the error; empty in the log of a site where nothing went wrong
 * @param text for people, one line, free of patients' values; empty in a site's log
 */
public record StudyFailed(String code, String text) implements PlainBody {
  public static final EntryType<StudyFailed> TYPE =
      new EntryType<>(
          EntryKind.STUDY_FAILED,
          fields -> new StudyFailed(fields.textOrEmpty("code"), fields.textOrEmpty("text")));

  @Override
  public EntryType<StudyFailed> type() {
    return TYPE;
  }

  @Override
  public EntryDraft write(EntryDraft draft) {
    EntryDraft coded = code.isEmpty() ? draft : draft.with("code", code);
    return text.isEmpty() ? coded : coded.with("text", text);
  }
}
