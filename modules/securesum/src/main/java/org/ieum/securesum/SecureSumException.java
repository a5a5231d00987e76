package org.ieum.securesum;

/**
 * A refusal with a stable code. Its message names the subject, what was expected, what was found
 * and what to do; it never holds a number of any vector, a seed or a key.
 */
public final class SecureSumException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;

  SecureSumException(Code code, String message) {
    super(message);
    this.code = code;
  }

  SecureSumException(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }

  public Blame blame() {
    return code.blame();
  }

  /** Whose fault it is. */
  public enum Blame {
    /** The other side, or something between, broke the protocol. */
    PROTOCOL_VIOLATION,
    /** A site's numbers are too large for the sum to be exact. */
    OVERFLOW,
    /** The code or person that called this module. */
    CALLER,
    /** This module. */
    BUG
  }

  /** What happened. Codes are stable; new ones are added at the end. */
  public enum Code {
    /** A field has an impossible size, order or range. */
    MALFORMED_MESSAGE(Blame.PROTOCOL_VIOLATION),
    /** The present phase has no use for this message. */
    UNEXPECTED_MESSAGE(Blame.PROTOCOL_VIOLATION),
    /** Of an earlier round or attempt. It changed nothing and may be dropped. */
    STALE_MESSAGE(Blame.PROTOCOL_VIOLATION),
    /** A round that does not follow the present one. */
    WRONG_ROUND(Blame.PROTOCOL_VIOLATION),
    /** The same round and attempt, or the same round, with other content than before. */
    CHANGED_CONTEXT(Blame.PROTOCOL_VIOLATION),
    /** Two different messages where one site may send one. */
    CONTRADICTION(Blame.PROTOCOL_VIOLATION),
    /** A further attempt at a round whose seed was already released. */
    ALREADY_RELEASED(Blame.PROTOCOL_VIOLATION),
    /** A site outside the set of the round or study, or the own site missing from it. */
    NOT_A_MEMBER(Blame.PROTOCOL_VIOLATION),
    /** Fewer sites than the study's rule demands. */
    TOO_FEW_MEMBERS(Blame.PROTOCOL_VIOLATION),
    /** One site named twice. */
    DUPLICATE_SITE(Blame.PROTOCOL_VIOLATION),
    /** Two sites with one public key. */
    DUPLICATE_KEY(Blame.PROTOCOL_VIOLATION),
    /** A site of the study without a key. */
    MISSING_KEY(Blame.PROTOCOL_VIOLATION),
    /** A public key of low order or not in canonical form. */
    WEAK_KEY(Blame.PROTOCOL_VIOLATION),
    /** A signature that its site did not make over these bytes. */
    BAD_SIGNATURE(Blame.PROTOCOL_VIOLATION),
    /** A vector or seed that does not hash to what was committed. */
    BAD_COMMITMENT(Blame.PROTOCOL_VIOLATION),
    /** A published sum that is not the promised one. */
    BAD_SUM(Blame.PROTOCOL_VIOLATION),
    /** A number that could make the sum wrap. */
    OVERFLOW(Blame.OVERFLOW),
    /** Vectors of different shapes, or an answer of another shape than the round's. */
    SHAPE_MISMATCH(Blame.CALLER),
    /** An answer that no phase waits for. */
    ANSWER_NOT_AWAITED(Blame.CALLER),
    /** The own private key or name does not belong to the study's keys. */
    NOT_OUR_KEY(Blame.CALLER),
    /** Journaled records that do not follow from each other or belong to other keys. */
    BAD_JOURNAL(Blame.CALLER),
    /** Study terms that no set of sites can meet. */
    BAD_TERMS(Blame.CALLER),
    /** A case that cannot happen. */
    BUG(Blame.BUG);

    private final Blame blame;

    Code(Blame blame) {
      this.blame = blame;
    }

    public Blame blame() {
      return blame;
    }
  }
}
