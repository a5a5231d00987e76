package org.ieum.securesum;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a site has approved about a study before any key is exchanged. It comes from the signed
 * study and the pinned roster, never from the coordinator.
 *
 * @param study the 32-byte digest of the study
 * @param sites all sites of the study, K of them
 * @param colluders the number t of sites whose collusion with the coordinator is tolerated
 */
public record StudyTerms(Bytes study, SortedSet<SiteName> sites, int colluders) {
  /**
   * @throws SecureSumException BAD_TERMS unless 0 ≤ t ≤ K − 2
   */
  public StudyTerms {
    Shape.digest("study digest", study);
    SortedSet<SiteName> ordered = new TreeSet<>();
    ordered.addAll(sites);
    sites = Collections.unmodifiableSortedSet(ordered);
    if (colluders < 0 || sites.size() < colluders + 2) {
      throw Refusal.badTerms(
          "two more sites than tolerated colluders",
          sites.size() + " sites and " + colluders + " colluders");
    }
  }

  /**
   * The fewest members of a round: max(t + 2, ⌈(K + t + 1) / 2⌉), so that any two sets share an
   * honest site.
   */
  public int minimumMembers() {
    return Math.max(colluders + 2, (sites.size() + colluders + 2) / 2);
  }

  /** Refuses a set of members that is too small or has a site from outside the study. */
  void check(List<SiteName> members) {
    for (SiteName member : members) {
      if (!sites.contains(member)) {
        throw Refusal.notAMember("Round", member);
      }
    }
    if (members.size() < minimumMembers()) {
      throw Refusal.tooFew(minimumMembers(), members.size());
    }
  }
}
