package org.ieum.ledger;

/**
 * One violation in a ledger.
 *
 * @param code what kind of violation
 * @param entry sequence number of the entry it is in, or −1 when it is in none
 * @param message subject, expected, found, and what to do
 */
public record Finding(Code code, long entry, String message) {
  /** {@link #entry} of a finding that is in no entry. */
  public static final long NO_ENTRY = -1;

  /** Stable names of the violations. */
  public enum Code {
    /** There is no record file. */
    RECORD_MISSING,
    /** Bytes of the record do not match their checksums. */
    RECORD_DAMAGED,
    /** An entry is not canonical, or has an unknown field or kind. */
    ENTRY_MALFORMED,
    /** Sequence numbers have a gap or repeat. */
    SEQUENCE_BROKEN,
    /** An entry says that it belongs to another log. */
    FOREIGN_LOG,
    /**
     * The first entry is not the genesis that names the pinned key, or a later one is a genesis.
     */
    GENESIS_WRONG,
    /** There is no signed checkpoint. */
    CHECKPOINT_MISSING,
    /** The checkpoint is malformed, or not signed by the pinned key. */
    CHECKPOINT_INVALID,
    /** The record is shorter than what was signed. */
    BEHIND_CHECKPOINT,
    /** The record differs from what was signed. */
    ROOT_DIFFERS,
    /** A frame that an entry names is not there. */
    FRAME_MISSING,
    /** A frame does not hash to its name, or has another size. */
    FRAME_ALTERED,
    /** An entry of a study follows the one that ended it. */
    AFTER_END,
    /** A second seed left in a round of a study. */
    SECOND_SEED,
    /** The fields of an entry are not those of its kind. */
    BODY_WRONG
  }

  LedgerException refusal() {
    return new LedgerException(refusalCode(), message);
  }

  private LedgerException.Code refusalCode() {
    return switch (code) {
      case RECORD_MISSING, BEHIND_CHECKPOINT, ROOT_DIFFERS ->
          LedgerException.Code.BEHIND_CHECKPOINT;
      case RECORD_DAMAGED,
          ENTRY_MALFORMED,
          SEQUENCE_BROKEN,
          FOREIGN_LOG,
          GENESIS_WRONG,
          AFTER_END,
          SECOND_SEED,
          BODY_WRONG ->
          LedgerException.Code.CORRUPT;
      case CHECKPOINT_MISSING -> LedgerException.Code.CHECKPOINT_MISSING;
      case CHECKPOINT_INVALID -> LedgerException.Code.CHECKPOINT_INVALID;
      case FRAME_MISSING -> LedgerException.Code.FRAME_MISSING;
      case FRAME_ALTERED -> LedgerException.Code.FRAME_CORRUPT;
    };
  }
}
