package org.ieum.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ieum.federation.Federation;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.plan.Repeats;
import org.ieum.federation.query.Moments;
import org.ieum.federation.query.Query;
import org.ieum.federation.reference.InMemorySiteTable;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.StudyManifest;
import org.ieum.testkit.SyntheticCohort;
import org.junit.jupiter.api.Test;

class TogetherTest {
  private static final int FITS = 25;
  private static final SyntheticCohort COHORT = new SyntheticCohort(-1, 0.5, -0.4, 0.3);

  private final StudyManifest study = COHORT.study(3);
  private final Federation federation = InMemorySiteTable.federate(study, tables());
  private final Standardisation standard = Standardisation.run(rounds());

  private List<PatientTable> tables() {
    List<PatientTable> tables = new ArrayList<>();
    for (int s = 0; s < 3; s++) {
      tables.add(COHORT.draw(study, 400, 0.3 * s, s));
    }
    return tables;
  }

  private Rounds rounds() {
    return new Rounds(federation, ProgressListener.none());
  }

  private NewtonPath path(int fit) {
    return new NewtonPath(
        study.withModel(study.model().withRidge(0.01 * fit * fit)), standard, new double[0], false);
  }

  @Test
  void manyFitsTakeTheRoundTripsOfTheLongestAndFindWhatEachFindsAlone() {
    Map<Integer, NewtonPath> paths = new LinkedHashMap<>();
    Map<Integer, double[]> alone = new LinkedHashMap<>();
    int longest = 0;
    for (int fit = 0; fit < FITS; fit++) {
      paths.put(fit, path(fit));
      Rounds own = rounds();
      NewtonPath path = path(fit);
      while (path.result().isEmpty()) {
        path.take(Answer.of(own.ask(path.next())));
      }
      alone.put(fit, path.result().orElseThrow().coefficients());
      longest = Math.max(longest, own.count());
    }

    Rounds shared = rounds();
    Together<Integer, NewtonPath.Estimate> together = new Together<>(paths);
    while (!together.done()) {
      together.step(shared, Repeats.MAX_ROUNDS);
    }

    assertThat(shared.count()).isEqualTo(longest);
    assertThat(together.failed()).isEmpty();
    assertThat(together.found()).hasSize(FITS);
    together
        .found()
        .forEach((fit, found) -> assertThat(found.coefficients()).isEqualTo(alone.get(fit)));
  }

  /** Asks the same thing so many times, then has or has not what it wanted. */
  private static final class Counting implements Stepper<Integer> {
    private final int asks;
    private final boolean fails;
    private int heard;

    Counting(int asks, boolean fails) {
      this.asks = asks;
      this.fails = fails;
    }

    @Override
    public Query next() {
      return new Moments();
    }

    @Override
    public void take(Answer answer) {
      assertThat(answer.count("records")).isEqualTo(1200);
      heard++;
      if (fails && heard == asks) {
        throw new IeumException(ErrorCode.DEGENERATE_DATA, "no more");
      }
    }

    @Override
    public Optional<Integer> result() {
      return heard >= asks ? Optional.of(heard) : Optional.empty();
    }
  }

  @Test
  void asksWhatSeveralWantToKnowOnceAndGoesOnWithoutThoseThatFail() {
    Together<String, Integer> together =
        new Together<>(
            Map.of(
                "none", new Counting(0, false),
                "short", new Counting(1, false),
                "long", new Counting(3, false),
                "broken", new Counting(2, true)));
    List<Integer> parts = new ArrayList<>();
    Rounds shared =
        new Rounds(
            federation, ProgressListener.none(), (query, r) -> parts.add(query.parts().size()));
    while (!together.done()) {
      together.step(shared, Repeats.MAX_ROUNDS);
    }

    assertThat(parts).containsExactly(1, 1, 1);
    assertThat(together.found())
        .containsOnly(Map.entry("none", 0), Map.entry("short", 1), Map.entry("long", 3));
    assertThat(together.failed()).containsOnlyKeys("broken");
  }
}
