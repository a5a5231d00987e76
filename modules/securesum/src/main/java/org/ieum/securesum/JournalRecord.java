package org.ieum.securesum;

/**
 * What a site must remember of a round. A {@link CommittedRecord} replaces all records before it:
 * the node then destroys the older ones, and with them the seed of an abandoned attempt. They hold
 * secrets: they belong in the node's private store, never in a ledger that others read.
 */
public sealed interface JournalRecord permits CommittedRecord, ReleasedRecord, RevealedRecord {
  int round();

  int attempt();

  /**
   * Bytes for the node's private store; the format has a version and is read by every later one.
   */
  default byte[] encoded() {
    return JournalCodec.encode(this);
  }

  /**
   * The record that {@link #encoded()} gave.
   *
   * @throws SecureSumException BAD_JOURNAL for anything else
   */
  static JournalRecord decode(byte[] encoded) {
    return JournalCodec.decode(encoded);
  }
}
