package org.ieum.federation.plan;

/**
 * How many numbers there are at k sites: fixed + perSite · k + perPair · k².
 *
 * @param fixed whatever the number of sites
 * @param perSite more for each site
 * @param perPair more for each site, once for each site
 */
public record Length(int fixed, int perSite, int perPair) {
  public Length plus(Length other) {
    return new Length(fixed + other.fixed, perSite + other.perSite, perPair + other.perPair);
  }

  /** As many once for each site. */
  Length forEachSite() {
    if (perPair != 0) {
      throw new IllegalStateException("a question about each pair of sites is about each of them");
    }
    return new Length(0, fixed, perSite);
  }

  /** Numbers at so many sites. */
  public int at(int sites) {
    return fixed + sites * (perSite + sites * perPair);
  }
}
