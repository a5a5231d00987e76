package org.ieum.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One recorded entry.
 *
 * @param log origin of the log that holds it
 * @param seq its place in the log, 0 for the genesis, without gaps
 * @param time when the ledger took it, in whole milliseconds of the party's own clock
 * @param draft what was recorded
 */
public record Entry(String log, long seq, Instant time, EntryDraft draft) {
  /** The version of the format, the field {@code v}. */
  public static final int VERSION = 1;

  /** The largest canonical form, in bytes. */
  public static final int MAX_BYTES = 65_535;

  private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

  /** Cuts the time to milliseconds; refuses a year outside 0 to 9999. */
  public Entry {
    VerifierKey.requireName(log);
    CanonicalJson.requireNumber("seq", seq);
    time = time.truncatedTo(ChronoUnit.MILLIS);
    if (seq < 0) {
      throw new IllegalArgumentException("seq: expected 0 or more, found " + seq);
    }
    if (time.isBefore(YEAR_0) || !time.isBefore(YEAR_10000)) {
      throw new IllegalArgumentException(
          "time: expected a year from 0 to 9999; set the clock of this machine");
    }
  }

  /**
   * Reads a canonical form.
   *
   * @throws LedgerException with code ENTRY_INVALID when the bytes are not exactly the canonical
   *     form of an entry
   */
  public static Entry parse(byte[] canonical) {
    return EntryJson.read(canonical);
  }

  /**
   * The RFC 8785 canonical JSON form, the bytes that the tree hashes. May be longer than {@link
   * #MAX_BYTES}.
   */
  public byte[] bytes() {
    return EntryJson.write(this);
  }

  /** The RFC 6962 leaf hash. */
  public Hash leaf() {
    return Hash.leaf(bytes());
  }

  /** A reference to this entry, for entries that follow from it. */
  public EntryRef ref() {
    return new EntryRef(log, seq, leaf());
  }

  /** What happened. */
  public EntryKind kind() {
    return draft.kind();
  }
}
