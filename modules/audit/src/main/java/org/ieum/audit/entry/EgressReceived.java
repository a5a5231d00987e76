package org.ieum.audit.entry;

import org.ieum.federation.study.Canonical;
import org.ieum.ledger.EntryDraft;
import org.ieum.ledger.EntryKind;

/**
 * The coordinator has a message of the site that acts; the frame holds its bytes.
 *
 * @param message SHA-256 of these bytes, in hexadecimal
 * @param wireBytes their number
 */
public record EgressReceived(int round, String message, long wireBytes) implements FramedBody {
  public static final EntryType<EgressReceived> TYPE =
      new EntryType<>(
          EntryKind.EGRESS_RECEIVED,
          fields ->
              new EgressReceived(
                  fields.round(), fields.text("message"), fields.number("wireBytes")));

  /** The receipt of those bytes. */
  public static EgressReceived of(int round, byte[] message) {
    return new EgressReceived(round, Canonical.sha256(message), message.length);
  }

  @Override
  public EntryType<EgressReceived> type() {
    return TYPE;
  }

  @Override
  public EntryDraft write(EntryDraft draft) {
    return draft.with("message", message).with("wireBytes", String.valueOf(wireBytes));
  }
}
