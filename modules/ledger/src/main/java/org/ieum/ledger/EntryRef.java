package org.ieum.ledger;

/**
 * Names an entry of any log.
 *
 * @param origin origin of the log that holds it
 * @param index its sequence number there, 0 for the genesis
 * @param leaf its RFC 6962 leaf hash
 */
public record EntryRef(String origin, long index, Hash leaf) {
  /** Refuses an origin that is no key name, and a negative index. */
  public EntryRef {
    VerifierKey.requireName(origin);
    CanonicalJson.requireNumber("reference index", index);
    if (index < 0) {
      throw new IllegalArgumentException("reference index: expected 0 or more, found " + index);
    }
  }
}
