package org.ieum.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a ledger. The message names the subject, what was expected, what was found
 * and what to do.
 */
public final class LedgerException extends RuntimeException {
  /** Stable names of the faults. */
  public enum Code {
    /**
     * A write or fsync failed; nothing of that step was acknowledged and the ledger takes no more
     * entries.
     */
    DISK,
    /** Another writer holds this ledger. */
    LOCKED,
    /** The record, or the signed checkpoint, is damaged or does not belong here. */
    CORRUPT,
    /** The record holds less than, or something else than, what was already signed. */
    BEHIND_CHECKPOINT,
    /** The record has entries but its signed checkpoint is gone. */
    CHECKPOINT_MISSING,
    /** A checkpoint or a note that is malformed or not signed by the expected key. */
    CHECKPOINT_INVALID,
    /** A key or key file that cannot be used. */
    KEY_INVALID,
    /** An entry that the format does not allow. */
    ENTRY_INVALID,
    /** A frame that an entry names is not in the frame store. */
    FRAME_MISSING,
    /** A stored frame does not hash to its name, or has another size than its entry says. */
    FRAME_CORRUPT,
    /** The ledger was closed. */
    CLOSED,
    /** A fault of this software; the ledger takes no more entries. */
    BUG
  }

  private final Code code;

  LedgerException(Code code, String message) {
    this(code, message, null);
  }

  LedgerException(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The stable name of the fault. */
  public Code code() {
    return code;
  }
}
