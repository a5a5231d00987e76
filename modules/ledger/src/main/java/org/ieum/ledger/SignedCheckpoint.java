package org.ieum.ledger;

/**
 * A checkpoint with its signatures.
 *
 * @param checkpoint what is signed
 * @param note the C2SP signed note, exactly as it is stored and sent
 */
public record SignedCheckpoint(Checkpoint checkpoint, String note) {
  /**
   * Reads a signed note and checks that the log's pinned key signed it and that its origin is that
   * key's name.
   *
   * @throws LedgerException with code CHECKPOINT_INVALID
   */
  public static SignedCheckpoint parse(String note, VerifierKey key) {
    SignedNote signed = SignedNote.parse(note);
    signed.requireSignature(key);
    Checkpoint checkpoint = Checkpoint.parse(signed.text());
    if (!checkpoint.origin().equals(key.name())) {
      throw new LedgerException(
          LedgerException.Code.CHECKPOINT_INVALID,
          "checkpoint: expected origin " + key.name() + ", found " + checkpoint.origin());
    }
    return new SignedCheckpoint(checkpoint, note);
  }

  static SignedCheckpoint sign(Checkpoint checkpoint, LedgerKey key) {
    return new SignedCheckpoint(checkpoint, SignedNote.sign(checkpoint.text(), key).encode());
  }
}
