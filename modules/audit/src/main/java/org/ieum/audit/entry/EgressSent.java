package org.ieum.audit.entry;

import java.util.Arrays;
import org.ieum.ledger.Entry;
import org.ieum.ledger.EntryDraft;
import org.ieum.ledger.EntryKind;

/**
 * Bytes leave this site; the frame holds them. Written before the first of them does.
 *
 * @param wireBytes their number
 */
public record EgressSent(int round, Message what, long wireBytes) implements FramedBody {
  public static final EntryType<EgressSent> TYPE =
      new EntryType<>(
          EntryKind.EGRESS_SENT,
          fields ->
              new EgressSent(fields.round(), Message.read(fields), fields.number("wireBytes")));

  /** Whether a site says in that entry, of whatever release, that it sends a seed. */
  public static boolean isSeed(Entry entry) {
    return entry.kind() == EntryKind.EGRESS_SENT
        && Message.SEED.text.equals(entry.draft().texts().get("what"));
  }

  /** What a site sends in a round. */
  public enum Message {
    MASKED_VECTOR("masked vector"),
    SEED("seed");

    private final String text;

    Message(String text) {
      this.text = text;
    }

    private static Message read(EntryFields fields) {
      String text = fields.text("what");
      return Arrays.stream(values())
          .filter(message -> message.text.equals(text))
          .findFirst()
          .orElseThrow(
              () -> fields.corrupt("'what' to be masked vector or seed", "another message"));
    }
  }

  @Override
  public EntryType<EgressSent> type() {
    return TYPE;
  }

  @Override
  public EntryDraft write(EntryDraft draft) {
    return draft.with("what", what.text).with("wireBytes", String.valueOf(wireBytes));
  }
}
