package org.ieum.federation.query;

/**
 * The smallest parts of a site's records that figures of an evaluation are made of. One rule for
 * all studies, those over public data included. A record counts where it weighs something.
 */
public final class LeastPart {
  /** Neighbours by score that a group holds at least: records of one kind. */
  public static final int GROUP = 10;

  /** Records that a sum is over at least. */
  public static final int RECORDS = 20;

  /** Records with the outcome, and without it, that a sum is over at least. */
  public static final int OF_A_KIND = 10;

  /** Records of a kind that are counted apart, where there are any. */
  public static final int COUNTED = 5;

  private LeastPart() {}

  /** Whether a part with so many records of each kind may be summed. */
  public static boolean holds(long events, long nonEvents) {
    return events >= OF_A_KIND && nonEvents >= OF_A_KIND && events + nonEvents >= RECORDS;
  }

  static boolean counted(long records) {
    return records == 0 || records >= COUNTED;
  }
}
