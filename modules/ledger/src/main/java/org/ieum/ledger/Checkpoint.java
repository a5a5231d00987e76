package org.ieum.ledger;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The state of a log at one moment (C2SP tlog-checkpoint, without extension lines).
 *
 * @param origin the log's origin
 * @param size the number of entries
 * @param root the RFC 6962 root of these entries
 */
public record Checkpoint(String origin, long size, Hash root) {
  private static final Pattern TEXT =
      Pattern.compile("([^\n]+)\n(0|[1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\n");

  /** Refuses an origin that is no key name, and a negative size. */
  public Checkpoint {
    VerifierKey.requireName(origin);
    if (size < 0) {
      throw new IllegalArgumentException("checkpoint size: expected 0 or more, found " + size);
    }
  }

  /** The three lines that are signed: origin, size in decimal, root in base64. */
  public String text() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  static Checkpoint parse(String text) {
    Matcher lines = TEXT.matcher(text);
    if (lines.matches()) {
      try {
        Hash root = Hash.of(Base64.getDecoder().decode(lines.group(3)));
        Checkpoint parsed = new Checkpoint(lines.group(1), Long.parseLong(lines.group(2)), root);
        if (parsed.text().equals(text)) {
          return parsed;
        }
      } catch (IllegalArgumentException e) {
        throw malformed();
      }
    }
    throw malformed();
  }

  private static LedgerException malformed() {
    return new LedgerException(
        LedgerException.Code.CHECKPOINT_INVALID,
        "checkpoint: expected three lines (origin, size, base64 root) and no more, found other text");
  }
}
