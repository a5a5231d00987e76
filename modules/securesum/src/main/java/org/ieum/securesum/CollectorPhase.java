package org.ieum.securesum;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Where the coordinator stands in one attempt at a round. Phases are values without I/O, clock,
 * randomness or thread. After a crash the coordinator opens the same attempt again and the sites
 * repeat the same bytes.
 */
public sealed interface CollectorPhase permits Collecting, Unmasking, Published {
  /**
   * Opens an attempt.
   *
   * @throws SecureSumException NOT_A_MEMBER or TOO_FEW_MEMBERS for a set that the study does not
   *     allow
   */
  static CollectorPhase open(StudyKeys keys, RoundOpened opened, Verifier verifier) {
    return Collecting.open(keys, opened, verifier);
  }

  /**
   * What follows from this message. On an exception nothing has changed and this phase still
   * stands.
   *
   * @throws SecureSumException for a message that this phase refuses or does not expect
   */
  CollectorStep on(FromSite message);

  /** The phase's name, for logs. */
  String name();

  /** The attempt that was opened. */
  RoundOpened opened();

  /** The members whose message this phase waits for; empty at the end. */
  SortedSet<SiteName> missing();

  /**
   * Everything said to the members so far, in order: what a member that comes back must hear again.
   */
  List<ToSite> announcements();

  /** The sum over the members, at the end. */
  default Optional<WordVector> sum() {
    return Optional.empty();
  }
}
