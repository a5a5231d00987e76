package org.ieum.federation.vector;

import java.util.Objects;

/** One site's answer to one query. Shows its shape and nothing else. */
public final class SiteVector {
  private final long[] words;
  private final int limbs;

  private SiteVector(long[] words, int limbs) {
    this.words = words;
    this.limbs = limbs;
  }

  /** What a site tells of its whole sum: each field as its {@link Release} says. */
  public static SiteVector of(Shape shape, FixedPoint scale, WordSum sum) {
    return of(scale, scale.rounded(shape, SmallCells.withheld(shape, scale, sum.words())));
  }

  /** An answer as the site gave it. */
  public static SiteVector of(FixedPoint scale, long[] words) {
    if (words.length != scale.words()) {
      throw new IllegalArgumentException(words.length + " words, shape has " + scale.words());
    }
    return new SiteVector(words.clone(), scale.limbs());
  }

  public int wordCount() {
    return words.length;
  }

  /** The values, for a holder of the capability. */
  public long[] words(SiteVectorAccess access) {
    Objects.requireNonNull(access);
    return words.clone();
  }

  @Override
  public String toString() {
    return "SiteVector[" + words.length / limbs + " numbers, " + limbs + " limb(s)]";
  }
}
