package org.ieum.securesum;

/** Names an input that a phase has no use for. */
final class Unexpected {
  private Unexpected() {}

  static SecureSumException at(SitePhase phase, int attempt, SiteInput input) {
    if (input instanceof ToSite message) {
      return at(
          phase.name(),
          phase.round(),
          attempt,
          describe(message),
          message.round(),
          message.attempt());
    }
    if (input instanceof Answered answered) {
      return Refusal.answerNotAwaited(phase.name(), answered.round());
    }
    return Refusal.bug("inputs are sealed");
  }

  static SecureSumException at(CollectorPhase phase, FromSite message) {
    RoundOpened opened = phase.opened();
    return at(
        phase.name(),
        opened.round(),
        opened.attempt(),
        describe(message),
        message.round(),
        message.attempt());
  }

  private static SecureSumException at(
      String phase, int round, int attempt, String described, int foundRound, int foundAttempt) {
    boolean stale = foundRound < round || (foundRound == round && foundAttempt < attempt);
    return stale ? Refusal.stale(phase, described) : Refusal.unexpected(phase, described);
  }

  static String describe(ToSite message) {
    return describe(message.getClass().getSimpleName(), message.round(), message.attempt());
  }

  static String describe(FromSite message) {
    return describe(message.getClass().getSimpleName(), message.round(), message.attempt())
        + " from "
        + message.site();
  }

  private static String describe(String name, int round, int attempt) {
    return name + "(round " + round + ", attempt " + attempt + ")";
  }
}
