package org.ieum.cli.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ieum.federation.model.FitStep;

/** The Newton decrement by round; quadratic convergence falls ever more steeply. */
public final class ConvergenceChart {
  private static final double LEAST = 1e-16;

  private ConvergenceChart() {}

  /** Of one step or more. */
  public static String svg(List<FitStep> fit) {
    List<double[]> points = new ArrayList<>();
    for (FitStep step : fit) {
      double decrement = Math.max(step.decrement(), LEAST);
      points.add(new double[] {step.round(), Math.log10(decrement)});
    }
    double low = Math.floor(points.stream().mapToDouble(p -> p[1]).min().orElse(0) - 0.3);
    double high = Math.ceil(points.stream().mapToDouble(p -> p[1]).max().orElse(0) + 0.3);
    double first = points.get(0)[0] - 0.5;
    double last = points.get(points.size() - 1)[0] + 0.5;
    List<Double> rounds = new ArrayList<>();
    int every = Math.max(1, (points.size() + 11) / 12);
    for (int i = 0; i < points.size(); i += every) {
      rounds.add(points.get(i)[0]);
    }
    Axis x = Axis.at("round trip", first, last, rounds, v -> Integer.toString((int) v));
    Axis y =
        Axis.linear("Newton decrement", low, high, 6, v -> String.format(Locale.ROOT, "1e%.0f", v));
    Plot plot = new Plot("Convergence of the fit", x, y).line("line a", points);
    for (double[] p : points) {
      plot.dot("dot a", p[0], p[1], 4, "");
    }
    return plot.svg();
  }
}
