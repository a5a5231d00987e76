package org.ieum.cli;

import java.util.Set;
import org.ieum.federation.error.Blame;
import org.ieum.federation.error.ErrorCode;
import org.ieum.ledger.LedgerException;

/** What the program's exit status says. */
public final class Exit {
  /** It is done, and the answer is yes. */
  public static final int DONE = 0;

  /**
   * The answer is no: a study failed or was refused, a site or the coordinator cannot answer, a
   * ledger does not verify, a check failed.
   */
  public static final int NO = 1;

  /** It could not be done as asked: wrong usage, wrong input, or a fault of this program. */
  public static final int COULD_NOT = 2;

  /** The study was asked as it should be, and its pooled data or its people say no. */
  private static final Set<ErrorCode> STUDY_FAILED =
      Set.of(
          ErrorCode.DEGENERATE_DATA,
          ErrorCode.SEPARATION,
          ErrorCode.NOT_CONVERGED,
          ErrorCode.CANCELLED);

  private Exit() {}

  static int of(ErrorCode code) {
    return STUDY_FAILED.contains(code) ? NO : of(code.blame());
  }

  static int of(Blame blame) {
    return switch (blame) {
      case CALLER, BUG -> COULD_NOT;
      case PRIVACY, SITE, PROTOCOL, LEDGER -> NO;
    };
  }

  static int of(LedgerException.Code code) {
    return switch (code) {
      case CORRUPT,
          BEHIND_CHECKPOINT,
          CHECKPOINT_MISSING,
          CHECKPOINT_INVALID,
          FRAME_MISSING,
          FRAME_CORRUPT,
          LOCKED ->
          NO;
      case DISK, KEY_INVALID, ENTRY_INVALID, CLOSED, BUG -> COULD_NOT;
    };
  }
}
