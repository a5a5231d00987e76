package org.ieum.federation.plan;

import java.util.List;
import java.util.OptionalLong;
import org.ieum.federation.study.StudyManifest;

/**
 * Rounds that ask the same kinds of questions.
 *
 * @param parts in the order in which they travel
 * @param rehearsed how many such rounds the rehearsal took
 * @param settledBytes bytes of a site's answer where they follow from the study alone; empty where
 *     they depend on public numbers that the study finds on its way
 */
public record PlannedRound(List<PlannedPart> parts, int rehearsed, OptionalLong settledBytes) {
  /** Bytes of a number at most: two words. */
  private static final long WIDEST = 2L * Long.BYTES;

  public PlannedRound {
    parts = List.copyOf(parts);
  }

  /** Numbers of such a round at most. */
  public int numbers() {
    return parts.stream().mapToInt(PlannedPart::numbers).sum();
  }

  /** The same by the number of sites. */
  public Length length() {
    return parts.stream().map(PlannedPart::length).reduce(new Length(0, 0, 0), Length::plus);
  }

  /** Bytes of a site's answer, at most. */
  public long bytes() {
    return settledBytes.orElse(numbers() * WIDEST);
  }

  /** How many such rounds there are at most. */
  public int most(StudyManifest study) {
    return parts.stream().mapToInt(p -> p.repeats().most(study)).max().orElse(0);
  }
}
