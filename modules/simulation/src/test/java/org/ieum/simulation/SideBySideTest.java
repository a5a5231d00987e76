package org.ieum.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.ieum.federation.SimulatedFederation;
import org.ieum.federation.SiteTable;
import org.ieum.federation.TableSummary;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.query.Moments;
import org.ieum.federation.query.Query;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;
import org.ieum.federation.vector.FixedPoint;
import org.ieum.federation.vector.SiteVector;
import org.ieum.federation.vector.WordSum;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  private static final int SITES = 40;
  private static final StudyManifest STUDY =
      SyntheticTable.study(
          3, IntStream.range(0, SITES).mapToObj(s -> "site-%02d".formatted(s)).toList());

  /** Answers numbers of its own; the last refuses where it is told to. */
  private record Table(int site, boolean refusing) implements SiteTable {
    @Override
    public TableSummary summary() {
      throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public SiteVector answer(Query query) {
      if (refusing) {
        throw new IeumException(ErrorCode.BAD_TABLE, "site " + site);
      }
      FixedPoint scale = query.scale(STUDY);
      double[] numbers = new double[scale.length()];
      Arrays.fill(numbers, 0.1 * (site + 1));
      WordSum sum = new WordSum(scale);
      sum.add(numbers);
      return SiteVector.of(scale, sum.words());
    }

    @Override
    public void close() {}
  }

  private static List<SiteTable> tables(Set<Integer> refusing) {
    List<SiteTable> tables = new ArrayList<>();
    for (int s = 0; s < SITES; s++) {
      tables.add(new Table(s, refusing.contains(s)));
    }
    return tables;
  }

  @Test
  void tablesThatAnswerSideBySideGiveTheSameSumInAnyOrder() {
    AggregateVector expected = new SimulatedFederation(STUDY, tables(Set.of())).ask(new Moments());
    List<SiteTable> shuffled = tables(Set.of());
    Collections.reverse(shuffled);
    try (SideBySide sideBySide = SideBySide.ofProcessors()) {
      AggregateVector found =
          new SimulatedFederation(STUDY, shuffled, sideBySide.executor()).ask(new Moments());
      assertThat(found).isEqualTo(expected);
    }
  }

  @Test
  void aTableThatRefusesIsHeardAmongThoseThatAnswer() {
    try (SideBySide sideBySide = SideBySide.ofProcessors()) {
      SimulatedFederation federation =
          new SimulatedFederation(STUDY, tables(Set.of(30, 7)), sideBySide.executor());
      assertThatExceptionOfType(IeumException.class)
          .isThrownBy(() -> federation.ask(new Moments()))
          .withMessageContaining("site 7");
    }
  }

  @Test
  void resultsComeInOrderAndTheFirstFailureAfterAllIsDone() {
    Set<Integer> done = ConcurrentHashMap.newKeySet();
    List<Integer> results = new ArrayList<>();
    try (SideBySide sideBySide = SideBySide.ofProcessors()) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(
              () ->
                  sideBySide.each(
                      List.of(0, 1, 2, 3, 4, 5),
                      i -> {
                        done.add(i);
                        if (i == 1 || i == 4) {
                          throw new IllegalArgumentException("failure " + i);
                        }
                        return i;
                      },
                      results::add))
          .withMessage("failure 1");
    }
    assertThat(done).hasSize(6);
    assertThat(results).containsExactly(0, 2, 3, 5);
  }

  @Test
  void asManyAreAtWorkAsThereAreProcessors() {
    int processors = Runtime.getRuntime().availableProcessors();
    CyclicBarrier together = new CyclicBarrier(processors);
    try (SideBySide sideBySide = SideBySide.ofProcessors()) {
      sideBySide.each(Collections.nCopies(processors, together), SideBySideTest::arrive, all -> {});
    }
    assertThat(together.getNumberWaiting()).isZero();
  }

  private static int arrive(CyclicBarrier together) {
    try {
      return together.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
