package org.ieum.jobs.synthesis.risk;

/** Smoking as both kinds of equation count it. */
public enum SmokingStatus {
  NEVER,
  FORMER,
  CURRENT
}
