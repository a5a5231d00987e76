package org.ieum.cli.report.chart;

import java.util.List;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.Appraisal;
import org.ieum.federation.model.Appraisal.DecisionPoint;
import org.ieum.federation.model.ThresholdPerformance;

/** Net benefit along thresholds, against treating everyone and nobody. */
public final class DecisionChart {
  private DecisionChart() {}

  /** The axis ends where the model has no benefit left, but not before a declared threshold. */
  public static String svg(Appraisal appraisal) {
    List<DecisionPoint> curve = appraisal.decisionCurve();
    double best = curve.stream().mapToDouble(DecisionPoint::netBenefit).max().orElse(0);
    double useful =
        curve.stream()
            .filter(p -> p.netBenefit() > best * 0.05)
            .mapToDouble(DecisionPoint::threshold)
            .max()
            .orElse(1);
    double declared =
        appraisal.thresholds().stream()
            .mapToDouble(ThresholdPerformance::threshold)
            .max()
            .orElse(0);
    double last = curve.stream().mapToDouble(DecisionPoint::threshold).max().orElse(1);
    double end = Math.min(last, 1.1 * Math.max(useful, declared));
    double top = best > 0 ? 1.1 * best : 0.01;
    Axis x = Axis.linear("threshold risk", 0, end, 5, Numbers::round);
    Axis y = Axis.linear("net benefit", -0.25 * top, top, 5, v -> Numbers.plain(round(v)));
    return new Plot("Decision curve", x, y)
        .line("ideal", List.of(new double[] {0, 0}, new double[] {end, 0}))
        .line(
            "line b", curve.stream().map(p -> new double[] {p.threshold(), p.treatAll()}).toList())
        .line(
            "line a",
            curve.stream().map(p -> new double[] {p.threshold(), p.netBenefit()}).toList())
        .legend("line a", "model")
        .legend("line b", "flag everyone")
        .legend("ideal", "flag nobody")
        .svg();
  }

  private static double round(double v) {
    return Math.rint(v * 1e6) / 1e6;
  }
}
