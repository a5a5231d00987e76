package org.ieum.securesum;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.ieum.securesum.SecureSumException.Code;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whole studies over connections that are delayed, duplicated and cut, with sites and coordinator
 * that crash.
 */
class MaskedSumTest {
  @ParameterizedTest
  @CsvSource({"2,1", "2,2", "3,1", "3,2", "5,2", "11,1", "20,1", "20,2"})
  void sumIsThatOfTheIntegers(int sites, int limbs) {
    new Storm(sites, limbs, 100L * sites + limbs, 0).run(1);
  }

  @Property(tries = 25)
  void sumIsThatOfTheIntegersWhateverHappensOnTheWay(
      @ForAll @IntRange(min = 2, max = 5) int sites,
      @ForAll @IntRange(min = 1, max = 2) int limbs,
      @ForAll @LongRange(min = 0, max = 1L << 40) long seed) {
    new Storm(sites, limbs, seed, 0.04).run(3);
  }

  /** A coordinator, its sites and one ordered connection each way between them. */
  private static final class Storm {
    private final TestStudy study;
    private final List<TestSite> sites;
    private final int limbs;
    private final double trouble;
    private final Random random;
    private final Map<SiteName, Deque<ToSite>> down = new HashMap<>();
    private final Map<SiteName, Deque<FromSite>> up = new HashMap<>();
    private final List<WordVector> plain = new ArrayList<>();

    Storm(int sites, int limbs, long seed, double trouble) {
      study = new TestStudy(sites, 0, seed);
      this.sites = study.sites();
      this.limbs = limbs;
      this.trouble = trouble;
      random = new Random(seed);
    }

    void run(int rounds) {
      for (int round = 1; round <= rounds; round++) {
        int length = 1 + random.nextInt(6);
        BigInteger[] expected = draw(length);
        RoundOpened opened =
            TestStudy.opened(round, 1 + random.nextInt(3), study.names, length, limbs);
        WordVector sum = round(opened);
        for (int i = 0; i < length; i++) {
          assertThat(WordVectorTest.number(sum, i)).isEqualTo(expected[i]);
        }
        for (TestSite site : sites) {
          assertThat(site.phase.sum()).contains(sum);
        }
      }
    }

    /** Draws the sites' vectors, often at the very bound, and gives the sums. */
    private BigInteger[] draw(int length) {
      BigInteger bound =
          BigInteger.ONE
              .shiftLeft(64 * limbs - 1)
              .subtract(BigInteger.ONE)
              .divide(BigInteger.valueOf(sites.size()));
      BigInteger[] sums = new BigInteger[length];
      java.util.Arrays.fill(sums, BigInteger.ZERO);
      plain.clear();
      for (int s = 0; s < sites.size(); s++) {
        BigInteger[] numbers = new BigInteger[length];
        for (int i = 0; i < length; i++) {
          numbers[i] =
              switch (random.nextInt(4)) {
                case 0 -> bound;
                case 1 -> bound.negate();
                case 2 -> new BigInteger(64 * limbs + 8, random).mod(bound);
                default -> new BigInteger(64 * limbs + 8, random).mod(bound).negate();
              };
          sums[i] = sums[i].add(numbers[i]);
        }
        plain.add(WordVectorTest.vector(limbs, numbers));
      }
      return sums;
    }

    private WordVector round(RoundOpened opened) {
      CollectorPhase collector = study.collect(opened);
      study.names.forEach(name -> up.put(name, new ArrayDeque<>()));
      study.names.forEach(name -> connect(name, opened));
      while (true) {
        if (random.nextDouble() < trouble && collector.sum().isEmpty()) {
          collector = study.collect(opened);
          study.names.forEach(name -> connect(name, opened));
        }
        int at = random.nextInt(sites.size());
        TestSite site = sites.get(at);
        if (random.nextDouble() < trouble) {
          site.crash();
          connect(site.name(), collector.announcements().toArray(ToSite[]::new));
        }
        deliver(site, at);
        collector = deliver(collector, site.name());
        if (collector.sum().isPresent()
            && sites.stream()
                .allMatch(s -> s.phase.round() == opened.round() && s.phase.sum().isPresent())) {
          return collector.sum().orElseThrow();
        }
      }
    }

    /** A new connection: whatever was under way is lost. */
    private void connect(SiteName name, ToSite... announcements) {
      down.put(name, new ArrayDeque<>(List.of(announcements)));
      queue(up, name).clear();
    }

    private void deliver(TestSite site, int at) {
      ToSite message = queue(down, site.name()).poll();
      if (message != null) {
        queue(up, site.name()).addAll(site.give(message));
      }
      if (site.phase.awaitsAnswer().isPresent() && random.nextBoolean()) {
        queue(up, site.name())
            .addAll(site.give(new Answered(site.phase.round(), plain.get(at), study.seed())));
      }
    }

    private CollectorPhase deliver(CollectorPhase collector, SiteName name) {
      Deque<FromSite> queue = queue(up, name);
      FromSite message = random.nextDouble() < 3 * trouble ? queue.peek() : queue.poll();
      if (message == null) {
        return collector;
      }
      CollectorStep step = collector.on(message);
      for (ToSite announced : step.announce()) {
        study.names.forEach(member -> queue(down, member).add(announced));
      }
      return step.next();
    }

    private static <T> Deque<T> queue(Map<SiteName, Deque<T>> queues, SiteName name) {
      return java.util.Objects.requireNonNull(queues.get(name));
    }
  }

  @ParameterizedTest
  @CsvSource({"2,1", "3,1", "20,2", "7,2"})
  void answerBeyondTheHeadroomNeverLeaves(int sites, int limbs) {
    TestStudy study = TestStudy.of(sites);
    BigInteger bound =
        BigInteger.ONE
            .shiftLeft(64 * limbs - 1)
            .subtract(BigInteger.ONE)
            .divide(BigInteger.valueOf(sites));
    TestSite site = study.site(0);
    site.give(TestStudy.opened(1, 1, study.names, 2, limbs));
    for (BigInteger beyond :
        List.of(bound.add(BigInteger.ONE), bound.negate().subtract(BigInteger.ONE))) {
      WordVector vector = WordVectorTest.vector(limbs, BigInteger.ZERO, beyond);
      Refused.with(Code.OVERFLOW, () -> site.give(new Answered(1, vector, study.seed())));
    }
    assertThat(site.journal).isEmpty();
    assertThat(
            site.give(
                new Answered(1, WordVectorTest.vector(limbs, bound.negate(), bound), study.seed())))
        .hasSize(1);
  }
}
