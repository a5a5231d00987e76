package org.ieum.audit.entry;

import org.ieum.ledger.EntryDraft;
import org.ieum.ledger.EntryKind;

/**
 * The study ended with a model, whose bytes the frame holds. The entry refers to the {@link
 * SoftwareReleased} that computed it.
 *
 * @param model SHA-256 of the model's bytes, in hexadecimal
 * @param analysis the analysis and its version: {@code logistic/2}
 */
public record ModelPublished(String model, String analysis) implements FramedBody {
  public static final EntryType<ModelPublished> TYPE =
      new EntryType<>(
          EntryKind.MODEL_PUBLISHED,
          fields -> new ModelPublished(fields.text("model"), fields.text("analysis")));

  @Override
  public EntryType<ModelPublished> type() {
    return TYPE;
  }

  @Override
  public EntryDraft write(EntryDraft draft) {
    return draft.with("model", model).with("analysis", analysis);
  }
}
