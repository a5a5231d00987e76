package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.Accuracy;
import org.ieum.federation.model.LeftOutSite;

/** What follows by rule from the figures of a model of a number or count. */
final class ValueInterpretation {
  private ValueInterpretation() {}

  static void write(Html page, Source s) {
    Statements.write(page, s, statements(s));
  }

  private static List<String> statements(Source s) {
    List<String> all = new ArrayList<>();
    Accuracy a = s.judged().nearness();
    NearnessMeasures measures = new NearnessMeasures(s);
    if (Double.isFinite(a.r2())) {
      all.add(
          a.r2() > 0
              ? "The predictions account for "
                  + Numbers.percent(a.r2())
                  + " of the variance of ‘"
                  + s.predicted().column()
                  + "’ among the "
                  + s.judgedOn()
                  + "."
              : "The mean of the "
                  + s.judgedOn()
                  + " alone would be as near to their outcomes as the predictions, or nearer.");
    }
    if (Double.isFinite(a.mae())) {
      all.add(
          "A prediction is "
              + measures.inUnits(a.mae())
              + " away from the outcome on average; the mean outcome is "
              + measures.inUnits(a.outcome())
              + ", the mean prediction "
              + measures.inUnits(a.predicted())
              + ".");
    }
    Statements.within(all, "The calibration slope", a.slope(), 1);
    Statements.within(all, "The calibration intercept", a.intercept(), 0);
    leftOut(all, s.model().leftOut());
    return all;
  }

  private static void leftOut(List<String> all, List<LeftOutSite> sites) {
    double[] r2 =
        sites.stream()
            .mapToDouble(site -> site.performance().nearness().r2())
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (r2.length > 0) {
      all.add(
          "At hospitals that were left out of training, R² is from "
              + Numbers.fixed(r2[0], 3)
              + " to "
              + Numbers.fixed(r2[r2.length - 1], 3)
              + ".");
    }
  }
}
