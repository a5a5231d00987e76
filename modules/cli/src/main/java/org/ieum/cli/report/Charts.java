package org.ieum.cli.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ieum.cli.result.Figures;
import org.ieum.federation.model.FitStep;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.Performance.CalibrationGroup;
import org.ieum.federation.model.Performance.RocPoint;

/** The report's pictures. */
final class Charts {
  private Charts() {}

  static String roc(Performance judged) {
    List<double[]> points = new ArrayList<>();
    points.add(new double[] {0, 0});
    judged.roc().stream()
        .sorted(
            Comparator.comparingDouble(RocPoint::falsePositiveRate)
                .thenComparingDouble(RocPoint::truePositiveRate))
        .forEach(p -> points.add(new double[] {p.falsePositiveRate(), p.truePositiveRate()}));
    points.add(new double[] {1, 1});
    return new Plot("ROC curve, AUC " + Figures.fixed(judged.auc(), 4), 0, 1, 0, 1)
        .labels("false positive rate", "true positive rate")
        .ticks(List.of(0.0, 0.25, 0.5, 0.75, 1.0), List.of(0.0, 0.25, 0.5, 0.75, 1.0))
        .ideal(0, 0, 1, 1)
        .area(points)
        .line(points)
        .note(0.97, 0.06, "AUC " + Figures.fixed(judged.auc(), 4))
        .svg();
  }

  /** Axes end above the largest group, so that rare outcomes fill the picture. */
  static String calibration(Performance judged) {
    double most =
        judged.calibration().stream()
            .mapToDouble(group -> Math.max(group.predicted(), group.observed()))
            .max()
            .orElse(1);
    double top = niceTop(Math.max(most, 1e-3));
    List<Double> ticks = List.of(0.0, top / 4, top / 2, top * 3 / 4, top);
    Plot plot =
        new Plot("Observed against predicted risk", 0, top, 0, top)
            .labels("predicted risk", "observed risk")
            .ticks(ticks, ticks)
            .ideal(0, 0, top, top);
    List<double[]> points = new ArrayList<>();
    for (CalibrationGroup group : judged.calibration()) {
      points.add(new double[] {group.predicted(), group.observed()});
    }
    return plot.line(points).dots(points).svg();
  }

  /** Logarithmic: quadratic convergence shows as a curve that falls ever more steeply. */
  static String convergence(List<FitStep> fit) {
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < fit.size(); i++) {
      double decrement = Math.max(fit.get(i).decrement(), 1e-16);
      points.add(new double[] {fit.get(i).round(), Math.log10(decrement)});
    }
    if (points.isEmpty()) {
      return new Plot("No likelihood round", 0, 1, 0, 1).svg();
    }
    double low = Math.floor(points.stream().mapToDouble(p -> p[1]).min().orElse(0));
    double high = Math.ceil(points.stream().mapToDouble(p -> p[1]).max().orElse(0) + 1e-9);
    double first = points.get(0)[0];
    double last = Math.max(points.get(points.size() - 1)[0], first + 1);
    List<Double> rounds = new ArrayList<>();
    for (double[] point : points) {
      rounds.add(point[0]);
    }
    double step = Math.max(1, Math.ceil((high - low) / 6));
    List<Double> powers = new ArrayList<>();
    for (double power = low; power <= high; power += step) {
      powers.add(power);
    }
    return new Plot("Newton decrement by round", first, last, low, high)
        .labels("round", "log10 decrement")
        .ticks(rounds, powers)
        .line(points)
        .dots(points)
        .svg();
  }

  static String bytes(SortedMap<Integer, SortedMap<String, Long>> byRound) {
    SortedSet<String> sites = new TreeSet<>();
    byRound.values().forEach(round -> sites.addAll(round.keySet()));
    double most =
        byRound.values().stream()
            .flatMap(round -> round.values().stream())
            .mapToLong(Long::longValue)
            .max()
            .orElse(1);
    double top = niceTop(most / 1e3);
    int first = byRound.isEmpty() ? 1 : byRound.firstKey();
    int last = byRound.isEmpty() ? 1 : byRound.lastKey();
    List<Double> rounds = new ArrayList<>();
    byRound.keySet().forEach(round -> rounds.add((double) round));
    Plot plot =
        new Plot("Kilobytes out of each hospital by round", first - 0.5, last + 0.5, 0, top)
            .labels("round", "kB")
            .ticks(rounds, List.of(0.0, top / 4, top / 2, top * 3 / 4, top));
    double width = 0.8 / Math.max(sites.size(), 1);
    int index = 0;
    for (String site : sites) {
      double shift = -0.4 + index * width;
      for (var round : byRound.entrySet()) {
        double kilobytes = round.getValue().getOrDefault(site, 0L) / 1e3;
        plot.bar(round.getKey() + shift, width, kilobytes, index, site);
      }
      plot.legend(index, site);
      index++;
    }
    return plot.svg();
  }

  /** The next of 1, 2, 4, 5, 8, 10 times a power of ten. */
  static double niceTop(double most) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1e-9))));
    for (double factor : new double[] {1, 2, 4, 5, 8, 10}) {
      if (most <= factor * power * (1 + 1e-12)) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
