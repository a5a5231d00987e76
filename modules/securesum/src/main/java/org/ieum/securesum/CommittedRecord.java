package org.ieum.securesum;

/** Durable before a masked vector is sent, so that the same bytes can be sent again. */
public record CommittedRecord(RoundOpened opened, MaskedVector masked, Seed seed)
    implements JournalRecord {
  @Override
  public int round() {
    return opened.round();
  }

  @Override
  public int attempt() {
    return opened.attempt();
  }
}
