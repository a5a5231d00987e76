package org.ieum.audit.entry;

import org.ieum.ledger.EntryDraft;
import org.ieum.ledger.EntryKind;

/**
 * A study begins here; the frame holds its manifest. The entry refers to the {@link
 * SoftwareReleased} in force.
 *
 * @param analysis the analysis and its version: {@code logistic/2}
 */
public record StudySubmitted(String researcher, String analysis) implements FramedBody {
  public static final EntryType<StudySubmitted> TYPE =
      new EntryType<>(
          EntryKind.STUDY_SUBMITTED,
          fields -> new StudySubmitted(fields.text("researcher"), fields.text("analysis")));

  @Override
  public EntryType<StudySubmitted> type() {
    return TYPE;
  }

  @Override
  public EntryDraft write(EntryDraft draft) {
    return draft.with("researcher", researcher).with("analysis", analysis);
  }
}
