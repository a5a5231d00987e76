package org.ieum.cli.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.Performance.RocPoint;
import org.ieum.federation.model.ThresholdPerformance;

/** The receiver operating characteristic, with the study's thresholds on it. */
public final class RocChart {
  private RocChart() {}

  public static String svg(Performance judged) {
    List<double[]> points = new ArrayList<>();
    points.add(new double[] {0, 0});
    judged.roc().stream()
        .sorted(
            Comparator.comparingDouble(RocPoint::falsePositiveRate)
                .thenComparingDouble(RocPoint::truePositiveRate))
        .forEach(p -> points.add(new double[] {p.falsePositiveRate(), p.truePositiveRate()}));
    points.add(new double[] {1, 1});
    Axis x = Axis.linear("1 − specificity", 0, 1, 5, Numbers::plain);
    Axis y = Axis.linear("sensitivity", 0, 1, 5, Numbers::plain);
    String auc = "AUC " + Numbers.fixed(judged.auc(), 3);
    Plot plot =
        new Plot("ROC curve, " + auc, x, y)
            .band("area", points.stream().map(p -> new double[] {p[0], 0, p[1]}).toList())
            .line("ideal", List.of(new double[] {0, 0}, new double[] {1, 1}))
            .line("line a", points)
            .note(0.97, 0.06, "end", auc)
            .legend("line a", "model")
            .legend("ideal", "chance");
    List<ThresholdPerformance> thresholds = judged.appraisal().thresholds();
    for (ThresholdPerformance t : thresholds) {
      String at = Numbers.round(t.threshold());
      plot.dot("dot b", 1 - t.specificity().value(), t.sensitivity().value(), 4, "threshold " + at);
    }
    if (!thresholds.isEmpty()) {
      plot.legend("dot b", "declared thresholds");
    }
    return plot.svg();
  }
}
