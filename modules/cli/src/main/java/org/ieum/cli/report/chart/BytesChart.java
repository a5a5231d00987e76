package org.ieum.cli.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ieum.cli.report.page.Numbers;
import org.ieum.cli.result.Figures;

/** Payload bytes out of each hospital, by round. */
public final class BytesChart {
  private static final String[] SERIES = {"a", "b", "c", "d", "e", "f"};
  private static final int MOST_NAMED = 4;

  private BytesChart() {}

  /** Of one round or more. */
  public static String svg(SortedMap<Integer, SortedMap<String, Long>> byRound) {
    SortedSet<String> sites = new TreeSet<>();
    byRound.values().forEach(round -> sites.addAll(round.keySet()));
    double most =
        byRound.values().stream()
            .flatMap(round -> round.values().stream())
            .mapToLong(Long::longValue)
            .max()
            .orElse(1);
    List<Double> rounds = new ArrayList<>();
    int every = Math.max(1, (byRound.size() + 11) / 12);
    int k = 0;
    for (int round : byRound.keySet()) {
      if (k++ % every == 0) {
        rounds.add((double) round);
      }
    }
    Axis x =
        Axis.at(
            "round trip",
            byRound.firstKey() - 0.5,
            byRound.lastKey() + 0.5,
            rounds,
            v -> Integer.toString((int) v));
    Axis y = Axis.fromZero("kilobytes", most / 1e3, 4, Numbers::plain);
    Plot plot = new Plot("Kilobytes out of each hospital, by round", x, y);
    double width = 0.8 / sites.size();
    int index = 0;
    for (String site : sites) {
      String style = "fill " + SERIES[index % SERIES.length];
      for (var round : byRound.entrySet()) {
        long bytes = round.getValue().getOrDefault(site, 0L);
        double from = round.getKey() - 0.4 + index * width;
        plot.bar(style, from, from + width, bytes / 1e3, site + ", " + Figures.bytes(bytes));
      }
      if (sites.size() <= MOST_NAMED) {
        plot.legend(style, site);
      }
      index++;
    }
    return plot.svg();
  }
}
