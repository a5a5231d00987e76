package org.ieum.cli.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.Appraisal.RiskBand;

/** How predicted risks are spread among records with and without the outcome. */
public final class RiskChart {
  private static final int BINS = 36;
  private static final double TAIL = 0.002;

  private RiskChart() {}

  public static String svg(List<RiskBand> bands) {
    double low = Math.max(1e-4, quantile(bands, TAIL));
    double high = Math.min(0.995, quantile(bands, 1 - TAIL));
    if (!(low < high)) {
      low = 1e-3;
      high = 0.99;
    }
    double[] edges = new double[BINS + 1];
    double from = Math.log(low / (1 - low));
    double to = Math.log(high / (1 - high));
    for (int k = 0; k <= BINS; k++) {
      edges[k] = 1 / (1 + Math.exp(-(from + (to - from) * k / BINS)));
    }
    double[] with = shares(Spread.over(bands, edges, true));
    double[] without = shares(Spread.over(bands, edges, false));
    double most =
        Math.max(Arrays.stream(with).max().orElse(1), Arrays.stream(without).max().orElse(1));
    Axis x = Axis.risk("predicted risk", low, high, Numbers::round);
    Axis y = Axis.fromZero("share of the group", most, 4, Numbers::round);
    return new Plot("Predicted risks by outcome", x, y)
        .band("area", outline(without, edges, true))
        .line("line a", outline(without, edges, false))
        .band("area b", outline(with, edges, true))
        .line("line b", outline(with, edges, false))
        .legend("line a", "without the outcome")
        .legend("line b", "with the outcome")
        .svg();
  }

  private static List<double[]> outline(double[] share, double[] edges, boolean band) {
    List<double[]> points = new ArrayList<>();
    for (int k = 0; k < share.length; k++) {
      for (double at : new double[] {edges[k], edges[k + 1]}) {
        points.add(band ? new double[] {at, 0, share[k]} : new double[] {at, share[k]});
      }
    }
    return points;
  }

  private static double[] shares(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(w -> sum > 0 ? w / sum : 0).toArray();
  }

  /**
   * The edge of the first band by which this part of all weight is reached; nearer where that band
   * is wide, as it is at the ends for want of events.
   */
  private static double quantile(List<RiskBand> bands, double part) {
    double all = bands.stream().mapToDouble(b -> b.withOutcome() + b.without()).sum();
    double sum = 0;
    for (RiskBand band : bands) {
      sum += band.withOutcome() + band.without();
      if (sum >= part * all) {
        return part < 0.5
            ? Math.max(band.low(), band.high() / 4)
            : Math.min(band.high(), 1 - (1 - band.low()) / 4);
      }
    }
    return 1;
  }
}
