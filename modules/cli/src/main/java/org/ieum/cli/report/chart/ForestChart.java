package org.ieum.cli.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.model.Heterogeneity;

/** One measure at each hospital, its random-effects mean and the interval for a new hospital. */
public final class ForestChart {
  private static final double WIDTH = 760;
  private static final double NAMES = 190;
  private static final double FIGURES = 590;
  private static final double ROW = 26;
  private static final double TOP = 16;

  private ForestChart() {}

  /** A hospital's figure. */
  public record Row(String site, Estimate estimate) {}

  /**
   * A picture of finite figures.
   *
   * @param ratio whether the figure is a ratio, which has a logarithmic axis
   * @param ideal where a perfect figure would lie, NaN where there is no such place
   */
  public static String svg(
      String measure, List<Row> rows, Optional<Heterogeneity> pooled, boolean ratio, double ideal) {
    Axis axis = axis(measure, rows, pooled, ratio, ideal);
    double height = TOP + ROW * (rows.size() + (pooled.isPresent() ? 2 : 0)) + 48;
    double floor = height - 42;
    Svg svg = new Svg(measure + " by hospital", WIDTH, height);
    for (Axis.Tick tick : axis.ticks()) {
      svg.line("grid", at(axis, tick.value()), TOP - 8, at(axis, tick.value()), floor);
      svg.text("tick", at(axis, tick.value()), floor + 16, "middle", tick.label());
    }
    svg.text("", (NAMES + FIGURES) / 2, floor + 34, "middle", axis.label());
    if (Double.isFinite(ideal)) {
      svg.line("ideal", at(axis, ideal), TOP - 8, at(axis, ideal), floor);
    }
    double y = TOP + ROW / 2;
    for (Row row : rows) {
      Estimate e = row.estimate();
      label(svg, y, shortened(row.site()), Numbers.estimate(e, 3));
      svg.line("whisker", at(axis, e.low()), y, at(axis, e.high()), y);
      svg.rectangle("dot a", at(axis, e.value()) - 4, y - 4, 8, 8, row.site());
      y += ROW;
    }
    if (pooled.isPresent()) {
      pooled(svg, axis, pooled.get(), y);
    }
    return svg.toString();
  }

  private static void pooled(Svg svg, Axis axis, Heterogeneity h, double y) {
    Estimate mean = new Estimate(h.estimate(), Double.NaN, h.low(), h.high());
    label(svg, y, "random-effects mean", Numbers.estimate(mean, 3));
    if (Double.isFinite(h.low() + h.high() + h.estimate())) {
      List<double[]> diamond = new ArrayList<>();
      diamond.add(new double[] {at(axis, h.low()), y});
      diamond.add(new double[] {at(axis, h.estimate()), y - 7});
      diamond.add(new double[] {at(axis, h.high()), y});
      diamond.add(new double[] {at(axis, h.estimate()), y + 7});
      svg.path("dot b", diamond, true);
    }
    double below = y + ROW;
    String low = Numbers.fixed(h.predictionLow(), 3);
    String high = Numbers.fixed(h.predictionHigh(), 3);
    label(svg, below, "expected at a new hospital", Numbers.interval(low, high));
    if (Double.isFinite(h.predictionLow() + h.predictionHigh())) {
      double left = at(axis, h.predictionLow());
      svg.rectangle("dot b", left, below - 2, at(axis, h.predictionHigh()) - left, 4, "");
    }
  }

  private static void label(Svg svg, double y, String name, String figures) {
    svg.text("name", NAMES - 14, y + 4, "end", name);
    svg.text("name", WIDTH, y + 4, "end", figures);
  }

  private static String shortened(String name) {
    return name.length() <= 26 ? name : name.substring(0, 25) + "…";
  }

  private static Axis axis(
      String measure, List<Row> rows, Optional<Heterogeneity> pooled, boolean ratio, double ideal) {
    List<Double> ends = new ArrayList<>();
    for (Row row : rows) {
      ends.addAll(List.of(row.estimate().value(), row.estimate().low(), row.estimate().high()));
    }
    pooled.ifPresent(
        h -> ends.addAll(List.of(h.low(), h.high(), h.predictionLow(), h.predictionHigh())));
    ends.add(ideal);
    double[] known =
        ends.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).sorted().toArray();
    double low = known.length == 0 ? 0 : known[0];
    double high = known.length == 0 ? 1 : known[known.length - 1];
    DoubleFunction<String> text = Numbers::plain;
    if (ratio) {
      return Axis.ratio(
          measure, Math.max(0.1, low / 1.1), Math.min(10, Math.max(high, 0.11) * 1.1), text);
    }
    double margin = Math.max(0.05 * (high - low), 0.005);
    return Axis.linear(measure, low - margin, high + margin, 6, text);
  }

  private static double at(Axis axis, double value) {
    double place = axis.place(value);
    return Double.isNaN(place)
        ? Double.NaN
        : NAMES + Math.max(0, Math.min(1, place)) * (FIGURES - NAMES);
  }
}
