package org.ieum.securesum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ieum.securesum.SecureSumException.Code;
import org.junit.jupiter.api.Test;

/** Gives every phase every message and compares the transitions with the committed diagram. */
class DiagramTest {
  private static final Pattern EDGE = Pattern.compile("(\\w+) --> (\\w+) : (\\w+)");

  private final Set<String> found = new TreeSet<>();

  @Test
  void diagramShowsExactlyTheTransitionsThatExist() throws IOException {
    TestRound round = TestRound.first(2);
    round.toRevealed();
    TestSite site = new TestSite(round.study.party(round.study.name(0)));
    Seed seed = ((CommittedRecord) round.sites.get(0).records().get(0)).seed();
    Answered answer = new Answered(1, WordVector.of(1, new long[] {0, 0, 7}), seed);
    RoundOpened later = round.opened.retry(2, round.study.names);
    List<SiteInput> inputs =
        List.of(
            round.opened,
            later,
            round.study.opened(2, 1),
            answer,
            (Commitments) round.collector.announcements().get(1),
            (RoundRevealed) round.collector.announcements().get(2));
    exploreSite(site.phase, inputs);
    List<FromSite> messages =
        List.of(round.vectors.get(0), round.vectors.get(1), round.seeds.get(0), round.seeds.get(1));
    exploreCollector(round.study.collect(round.opened), messages);
    assertThat(found).isEqualTo(drawn());
  }

  private void exploreSite(SitePhase start, List<SiteInput> inputs) {
    Set<SitePhase> seen = new HashSet<>(Set.of(start));
    Deque<SitePhase> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      SitePhase phase = open.remove();
      for (SiteInput input : inputs) {
        try {
          SitePhase next = phase.on(input).next();
          edge(phase.name(), next.name(), input);
          if (seen.add(next)) {
            open.add(next);
          }
        } catch (SecureSumException e) {
          assertRefusal(e, phase.name());
        }
      }
    }
  }

  private void exploreCollector(CollectorPhase start, List<FromSite> messages) {
    Set<CollectorPhase> seen = new HashSet<>(Set.of(start));
    Deque<CollectorPhase> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      CollectorPhase phase = open.remove();
      for (FromSite message : messages) {
        try {
          CollectorPhase next = phase.on(message).next();
          edge(phase.name(), next.name(), message);
          if (seen.add(next)) {
            open.add(next);
          }
        } catch (SecureSumException e) {
          assertRefusal(e, phase.name());
        }
      }
    }
  }

  private void edge(String from, String to, Object message) {
    found.add(from + " --> " + to + " : " + message.getClass().getSimpleName());
  }

  private static void assertRefusal(SecureSumException e, String phase) {
    assertThat(e.code())
        .isIn(
            Code.UNEXPECTED_MESSAGE,
            Code.STALE_MESSAGE,
            Code.WRONG_ROUND,
            Code.ALREADY_RELEASED,
            Code.ANSWER_NOT_AWAITED);
    assertThat(e).hasMessageContaining("hase " + phase);
  }

  private static Set<String> drawn() throws IOException {
    Set<String> edges = new TreeSet<>();
    Matcher matcher = EDGE.matcher(Files.readString(Path.of("PROTOCOL.md")));
    while (matcher.find()) {
      edges.add(matcher.group(1) + " --> " + matcher.group(2) + " : " + matcher.group(3));
    }
    return edges;
  }
}
