package org.ieum.wire.identity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.StudyManifest;

/**
 * Who a new federation is made of.
 *
 * @param federation name: lower-case letters, digits and hyphens, as all names here
 * @param hosts host names or addresses under which the hospitals reach the coordinator, the first
 *     one goes into their configuration
 * @param port the coordinator's one port
 */
public record FederationPlan(
    String federation,
    List<String> hosts,
    int port,
    List<String> sites,
    List<String> researchers,
    List<String> reviewers) {
  /** The name of every federation's coordinator. */
  public static final String COORDINATOR = "coordinator";

  public FederationPlan {
    hosts = List.copyOf(hosts);
    sites = List.copyOf(sites);
    researchers = List.copyOf(researchers);
    reviewers = List.copyOf(reviewers);
    if (hosts.isEmpty() || hosts.stream().anyMatch(host -> !host.matches("[A-Za-z0-9.:-]+"))) {
      throw refused("expected one or more host names or addresses, found " + hosts);
    }
    if (port < 1 || port > 65535) {
      throw refused("expected a port from 1 to 65535, found " + port);
    }
    if (sites.isEmpty()) {
      throw refused("expected at least one site, found none");
    }
    List<String> names = new ArrayList<>(sites);
    names.addAll(researchers);
    names.addAll(reviewers);
    names.add(COORDINATOR);
    names.add(federation);
    for (String name : names) {
      if (!StudyManifest.isName(name)) {
        throw refused(
            "expected names of lower-case letters, digits and hyphens, found '" + name + "'");
      }
    }
    requireDistinct("site", sites, Set.of(COORDINATOR));
    requireDistinct("researcher", researchers, Set.of());
    requireDistinct("reviewer", reviewers, Set.of());
  }

  private static void requireDistinct(String role, List<String> names, Set<String> taken) {
    Set<String> seen = new HashSet<>(taken);
    for (String name : names) {
      if (!seen.add(name)) {
        throw refused("expected distinct " + role + " names, found '" + name + "' again");
      }
    }
  }

  private static IeumException refused(String detail) {
    return new IeumException(ErrorCode.BAD_USAGE, "federation init: " + detail);
  }
}
