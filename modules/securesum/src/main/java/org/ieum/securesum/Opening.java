package org.ieum.securesum;

/** How a {@link RoundOpened} relates to the one that stands. */
enum Opening {
  /** The same again. */
  REPEATED,
  /** A later attempt at the same question. */
  RAISED,
  /** The round after this one. */
  NEXT;

  /**
   * @throws SecureSumException STALE_MESSAGE, CHANGED_CONTEXT or WRONG_ROUND where it has no lawful
   *     relation
   */
  static Opening of(SitePhase phase, RoundOpened standing, RoundOpened found) {
    String described = Unexpected.describe(found);
    if (found.round() == standing.round() + 1) {
      return NEXT;
    }
    if (found.round() > standing.round()) {
      throw Refusal.wrongRound(phase.name(), standing.round() + 1, found.round());
    }
    if (found.round() < standing.round() || found.attempt() < standing.attempt()) {
      throw Refusal.stale(phase.name(), described);
    }
    if (found.attempt() == standing.attempt()) {
      if (!found.equals(standing)) {
        throw Refusal.changedContext(phase.name(), described);
      }
      return REPEATED;
    }
    if (!found.sameQuestion(standing)) {
      throw Refusal.changedContext(phase.name(), described);
    }
    return RAISED;
  }
}
