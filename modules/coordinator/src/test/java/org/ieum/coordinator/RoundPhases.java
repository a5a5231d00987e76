package org.ieum.coordinator;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ieum.audit.StudyRecord;
import org.ieum.ledger.Entry;
import org.ieum.ledger.EntryKind;

/**
 * Where the time of rounds goes, by the times in the parties' ledgers, which one machine's clock
 * gave. A ledger takes an entry's time before it writes the entry, so the fsync of a step counts to
 * the step after it. Of entries that several sites have, the last counts.
 */
final class RoundPhases {
  /** From one round's question to the next one's, where there is a next one. */
  private static final String NEXT = "to the next query.issued";

  private final Map<String, List<Double>> millis = new LinkedHashMap<>();

  /** Adds those rounds of a study. */
  void add(StudyRecord coordinator, List<StudyRecord> sites, Set<Long> rounds) {
    for (long round : rounds) {
      Instant at = time(coordinator, EntryKind.QUERY_ISSUED, round, false);
      at =
          step(
              "last query.received at a site",
              at,
              latest(sites, EntryKind.QUERY_RECEIVED, round, false));
      at = step("last vector logged", at, latest(sites, EntryKind.EGRESS_SENT, round, false));
      at = step("vectors received", at, time(coordinator, EntryKind.EGRESS_RECEIVED, round, false));
      at = step("last seed logged", at, latest(sites, EntryKind.EGRESS_SENT, round, true));
      at =
          step(
              "seeds received, sum revealed",
              at,
              time(coordinator, EntryKind.AGGREGATE_REVEALED, round, false));
      at =
          step(
              "sum verified at the last site",
              at,
              latest(sites, EntryKind.AGGREGATE_REVEALED, round, false));
      for (Entry e : coordinator.all(EntryKind.QUERY_ISSUED)) {
        if (e.draft().round() == round + 1) {
          step(NEXT, at, e.time());
        }
      }
    }
  }

  private Instant step(String name, Instant from, Instant to) {
    millis
        .computeIfAbsent(name, n -> new ArrayList<>())
        .add(Duration.between(from, to).toNanos() / 1e6);
    return to;
  }

  private static Instant latest(
      List<StudyRecord> records, EntryKind kind, long round, boolean last) {
    return records.stream()
        .map(r -> time(r, kind, round, last))
        .max(Instant::compareTo)
        .orElseThrow();
  }

  private static Instant time(StudyRecord record, EntryKind kind, long round, boolean last) {
    List<Entry> found = record.all(kind).stream().filter(e -> e.draft().round() == round).toList();
    return found.get(last ? found.size() - 1 : 0).time();
  }

  void report(PrintStream out) {
    millis.forEach(
        (name, all) -> {
          List<Double> sorted = all.stream().sorted().toList();
          out.printf(
              "  %-32s mean %5.1f ms, median %5.1f ms%n",
              name,
              all.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
              sorted.get(sorted.size() / 2));
        });
  }
}
