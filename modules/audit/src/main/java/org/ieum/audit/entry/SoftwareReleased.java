package org.ieum.audit.entry;

import org.ieum.ledger.EntryDraft;
import org.ieum.ledger.EntryKind;

/**
 * From here on this software writes the log.
 *
 * @param release {@code 0.2.0}
 * @param build SHA-256 over the digests of the jars that run, in hexadecimal, or {@code unpackaged}
 */
public record SoftwareReleased(String release, String build) implements PlainBody {
  public static final EntryType<SoftwareReleased> TYPE =
      new EntryType<>(
          EntryKind.SOFTWARE_RELEASED,
          fields -> new SoftwareReleased(fields.text("release"), fields.text("build")));

  @Override
  public EntryType<SoftwareReleased> type() {
    return TYPE;
  }

  @Override
  public EntryDraft write(EntryDraft draft) {
    return draft.with("release", release).with("build", build);
  }
}
