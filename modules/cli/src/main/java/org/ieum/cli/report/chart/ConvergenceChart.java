package org.ieum.cli.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.model.FitStep;

/** The Newton decrement by round; quadratic convergence falls ever more steeply. */
public final class ConvergenceChart {
  private static final double LEAST = 1e-16;

  private ConvergenceChart() {}

  /** Of one step or more. */
  public static String svg(List<FitStep> fit) {
    List<double[]> points = new ArrayList<>();
    for (FitStep step : fit) {
      if (Double.isFinite(step.decrement())) {
        double decrement = Math.max(step.decrement(), LEAST);
        points.add(new double[] {step.round(), Math.log10(decrement)});
      }
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
    Axis y = Axis.at("Newton decrement", low, high, powers(low, high), ConvergenceChart::power);
    Plot plot = new Plot("Convergence of the fit", x, y).line("line a", points);
    for (double[] p : points) {
      plot.dot("dot a", p[0], p[1], 4, "");
    }
    return plot.svg();
  }

  private static List<Double> powers(double low, double high) {
    double step = Math.max(1, Math.ceil((high - low) / 6));
    List<Double> powers = new ArrayList<>();
    for (double k = Math.ceil(low / step); k * step <= high; k++) {
      powers.add(k * step);
    }
    return powers;
  }

  /** Such as 10⁻³. */
  private static String power(double exponent) {
    StringBuilder text = new StringBuilder("10");
    for (char c : Integer.toString((int) Math.rint(exponent)).toCharArray()) {
      text.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
    }
    return text.toString();
  }
}
