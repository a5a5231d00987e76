package org.ieum.securesum;

/**
 * Durable before a seed is released: from here on no other attempt at this round is ever answered.
 */
public record ReleasedRecord(Commitments commitments) implements JournalRecord {
  @Override
  public int round() {
    return commitments.round();
  }

  @Override
  public int attempt() {
    return commitments.attempt();
  }
}
