package org.ieum.securesum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a round's arithmetic takes apart from network, disk and Spark: the stages of one site and of
 * the coordinator of three sites, in order, for vectors of 497, 100,000 and 1,000,000 numbers of
 * one limb; milliseconds, medians of the rounds after the first ones. Run it with the options of
 * Java that the processes have: the compiler that they name decides whether AES and SHA-256 are
 * machine instructions.
 *
 * <p>From the root of the repository, before the rounds of real processes:
 *
 * <pre>./mvnw -q -pl modules/coordinator -am -Pbenchmark process-test-classes</pre>
 */
final class StageBenchmark {
  private static final int SITES = 3;
  private static final int WARMING = 4;
  private static final int ROUNDS = 5;

  private final Map<String, List<Double>> millis = new LinkedHashMap<>();

  private StageBenchmark() {}

  public static void main(String[] args) {
    for (int length : new int[] {497, 100_000, 1_000_000}) {
      new StageBenchmark().run(length);
    }
  }

  private void run(int length) {
    for (int i = 0; i < WARMING + ROUNDS; i++) {
      round(length);
    }
    double whole = 0;
    StringBuilder stages = new StringBuilder();
    for (Map.Entry<String, List<Double>> stage : millis.entrySet()) {
      List<Double> sorted =
          stage.getValue().subList(WARMING, WARMING + ROUNDS).stream().sorted().toList();
      double median = sorted.get(ROUNDS / 2);
      whole += median;
      stages.append(String.format(Locale.ROOT, ", %s %.1f", stage.getKey(), median));
    }
    System.out.printf(
        Locale.ROOT, "stages of a round, L = %7d: %.1f ms%s%n", length, whole, stages);
  }

  /** Sites work at the same time, so the first stands for all. */
  private void round(int length) {
    TestStudy study = TestStudy.of(SITES);
    List<TestSite> sites = study.sites();
    TestSite first = sites.get(0);
    RoundOpened opened = TestStudy.opened(1, 1, study.names, length, 1);
    CollectorPhase collector = study.collect(opened);
    long[] words = new long[length];
    Arrays.setAll(words, i -> 1_000_003L * i);
    for (TestSite site : sites) {
      Answered answer = study.answer(1, words);
      MaskedVector vector =
          site == first
              ? timed("mask", () -> site.masks(opened, answer))
              : site.masks(opened, answer);
      CollectorPhase before = collector;
      collector =
          site == sites.get(SITES - 1)
              ? timed("add vectors", () -> before.on(vector).next())
              : before.on(vector).next();
    }
    Commitments commitments = (Commitments) collector.announcements().get(1);
    for (TestSite site : sites) {
      SeedReleased seed =
          site == first
              ? timed("release", () -> site.releases(commitments))
              : site.releases(commitments);
      CollectorPhase before = collector;
      collector =
          site == sites.get(SITES - 1)
              ? timed("unmask", () -> before.on(seed).next())
              : before.on(seed).next();
    }
    RoundRevealed revealed = (RoundRevealed) collector.announcements().get(2);
    timed("verify", () -> first.give(revealed));
  }

  private <T> T timed(String stage, Supplier<T> work) {
    long start = System.nanoTime();
    T result = work.get();
    millis.computeIfAbsent(stage, s -> new ArrayList<>()).add((System.nanoTime() - start) / 1e6);
    return result;
  }
}
