package org.ieum.cli.doctor;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.error.IeumException;
import org.ieum.wire.identity.PartyIdentity;
import org.ieum.wire.identity.Role;
import org.ieum.wire.identity.Roster;

/** Looks at a party's certificate and roster. */
final class Identities {
  private static final Duration SOON = Duration.ofDays(30);

  private Identities() {}

  static List<Check> examine(PartyIdentity identity, Clock clock) {
    List<Check> checks = new ArrayList<>();
    checks.add(certificate(identity, clock));
    checks.add(roster(identity, clock));
    return checks;
  }

  private static Check certificate(PartyIdentity identity, Clock clock) {
    Instant end = identity.certificate().getNotAfter().toInstant();
    Duration left = Duration.between(clock.instant(), end);
    String found =
        identity + " of federation " + identity.federation() + ", " + left.toDays() + " days left";
    return left.compareTo(SOON) < 0
        ? Check.warn("certificate", found, "have the federation's authority issue a new one")
        : Check.ok("certificate", found);
  }

  private static Check roster(PartyIdentity identity, Clock clock) {
    try {
      Roster roster = Roster.load(identity.folder(), clock);
      boolean missing =
          identity.role() == Role.SITE
              && roster
                  .member(identity.name())
                  .filter(member -> member.certificate().equals(identity.certificate()))
                  .isEmpty();
      if (missing) {
        return Check.fail(
            "roster",
            "this site's certificate is not in it",
            "have the federation's governance issue a roster with it");
      }
      return Check.ok(
          "roster",
          roster.digest().substring(0, 12) + ", sites " + String.join(", ", roster.members()));
    } catch (IeumException e) {
      return Check.fail("roster", e);
    }
  }

  static Check site(PartyIdentity identity, String configured) {
    Path folder = identity.folder();
    return identity.name().equals(configured)
        ? Check.ok("site", configured)
        : Check.fail(
            "site",
            "expected '"
                + identity.name()
                + "', the name in "
                + folder
                + ", found '"
                + configured
                + "'",
            "correct 'site' or 'identity'");
  }
}
