package org.ieum.federation.plan;

import java.util.List;
import org.ieum.federation.study.StudyManifest;

/**
 * Every kind of round of a study, in the order of a rehearsal.
 *
 * <p>What is promised is by part: whatever is sent is of a kind that a part names, at most as long
 * as its shape, and at most {@link #most} times. Rounds may be fewer, and may be put together from
 * these parts in another way.
 *
 * @param study at as many sites as it names
 */
public record PlannedRounds(StudyManifest study, List<PlannedRound> rounds) {
  public PlannedRounds {
    rounds = List.copyOf(rounds);
  }

  /** Numbers that a question of a kind asks for at most; 0 where no such question was rehearsed. */
  public int length(String kind) {
    return parts(kind).stream().mapToInt(p -> p.shape().length()).max().orElse(0);
  }

  /** How often questions of a kind are asked at most. */
  public int most(String kind) {
    return parts(kind).stream().mapToInt(p -> p.copies() * p.repeats().most(study)).sum();
  }

  /** Numbers that leave a site as rehearsed. */
  public long rehearsedNumbers() {
    return rounds.stream().mapToLong(r -> (long) r.rehearsed() * r.numbers()).sum();
  }

  private List<PlannedPart> parts(String kind) {
    return rounds.stream()
        .flatMap(r -> r.parts().stream())
        .filter(p -> p.kind().equals(kind))
        .toList();
  }
}
