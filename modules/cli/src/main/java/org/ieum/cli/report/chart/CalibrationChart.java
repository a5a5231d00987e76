package org.ieum.cli.report.chart;

import java.util.List;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.Appraisal;
import org.ieum.federation.model.Appraisal.CurvePoint;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.Performance.CalibrationGroup;

/** Observed against predicted risk, with the spread of predicted risks below. */
public final class CalibrationChart {
  private static final double BELOW = 64;
  private static final int BARS = 40;

  private CalibrationChart() {}

  /** Axes end above the largest group, so that rare outcomes fill the picture. */
  public static String svg(Performance judged) {
    Appraisal appraisal = judged.appraisal();
    List<CurvePoint> curve = appraisal.calibrationCurve();
    double most =
        judged.calibration().stream()
            .mapToDouble(g -> Math.max(g.predicted(), g.observed()))
            .filter(Double::isFinite)
            .max()
            .orElse(curve.stream().mapToDouble(CurvePoint::predicted).max().orElse(1));
    double top = Math.min(1, 1.15 * Math.max(most, 1e-4));
    Axis x = Axis.linear("predicted risk", 0, top, 5, Numbers::round);
    Axis y = Axis.linear("observed risk", 0, top, 5, Numbers::round);
    Plot plot = new Plot("Observed against predicted risk", x, y, 360 + BELOW, BELOW);
    plot.line("ideal", List.of(new double[] {0, 0}, new double[] {top, top}));
    plot.legend("ideal", "perfect");
    if (!curve.isEmpty()) {
      plot.band(
              "area",
              curve.stream().map(p -> new double[] {p.predicted(), p.low(), p.high()}).toList())
          .line(
              "line a",
              curve.stream().map(p -> new double[] {p.predicted(), p.observed()}).toList())
          .legend("line a", "smoothed, 95% band");
    }
    for (CalibrationGroup g : judged.calibration()) {
      String tip =
          Numbers.count(g.records())
              + " records: predicted "
              + Numbers.percent(g.predicted())
              + ", observed "
              + Numbers.percent(g.observed());
      plot.dot("dot b", g.predicted(), g.observed(), 4, tip);
    }
    plot.legend("dot b", "groups");
    histogram(plot, appraisal, top);
    return plot.svg();
  }

  private static void histogram(Plot plot, Appraisal appraisal, double top) {
    double[] edges = new double[BARS + 1];
    for (int k = 0; k <= BARS; k++) {
      edges[k] = top * k / BARS;
    }
    double[] with = Spread.over(appraisal.risks(), edges, true);
    double[] without = Spread.over(appraisal.risks(), edges, false);
    double most = 0;
    for (int k = 0; k < BARS; k++) {
      most = Math.max(most, with[k] + without[k]);
    }
    for (int k = 0; k < BARS && most > 0; k++) {
      double part = (with[k] + without[k]) / most;
      plot.hanging("bar", edges[k], edges[k + 1], part * (BELOW - 6), "");
    }
  }
}
