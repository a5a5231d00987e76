package org.ieum.securesum;

/** A message of the coordinator to every member of a round. */
public sealed interface ToSite extends SiteInput permits RoundOpened, Commitments, RoundRevealed {
  /** From 1, strictly sequential in a study. */
  int round();

  /** From 1, rising within a round. */
  int attempt();
}
