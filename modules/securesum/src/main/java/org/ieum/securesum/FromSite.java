package org.ieum.securesum;

/** A message of a site to the coordinator. */
public sealed interface FromSite permits MaskedVector, SeedReleased {
  SiteName site();

  /** From 1, strictly sequential in a study. */
  int round();

  /** From 1, rising within a round. */
  int attempt();
}
