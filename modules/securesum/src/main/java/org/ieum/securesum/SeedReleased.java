package org.ieum.securesum;

/** A site releases its seed: the one and only release of the round. */
public record SeedReleased(SiteName site, int round, int attempt, Seed seed) implements FromSite {
  /**
   * @throws SecureSumException MALFORMED_MESSAGE
   */
  public SeedReleased {
    Shape.attempt(round, attempt);
  }
}
