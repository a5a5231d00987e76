package org.ieum.cli.report.section;

import org.ieum.cli.report.chart.CalibrationChart;
import org.ieum.cli.report.chart.DecisionChart;
import org.ieum.cli.report.chart.RiskChart;
import org.ieum.cli.report.chart.RocChart;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Decimals;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.Appraisal;
import org.ieum.federation.model.Performance;

/** Figures and pictures of the whole. */
final class Judgement {
  /** One format for the measures of different kinds that stand in one column. */
  private static final Decimals ALL_MEASURES = Decimals.of(4);

  private Judgement() {}

  static void write(Html page, Source s) {
    table(s).writeTo(page);
    if (!Double.isFinite(s.judged().appraisal().auc().standardError())) {
      page.absent(
          "The model’s document holds the headline figures without intervals: the AUC lies within ± "
              + Numbers.significant(s.judged().aucBound(), 2)
              + " of the exact one, whose sampling error is not known here.");
    }
    if (s.weighted()) {
      page.note("Weighted for incomplete follow-up, but for the counts.");
    }
    WithheldWords.of(s.judged()).ifPresent(page::note);
    pictures(page, s);
  }

  private static DataTable table(Source s) {
    return MeasureTable.of(s, Measure.ALL, (m, p) -> m.figure().apply(p, ALL_MEASURES));
  }

  private static void pictures(Html page, Source s) {
    Performance judged = s.judged();
    Appraisal a = judged.appraisal();
    String on = ", " + s.judgedOn() + ".";
    page.open("div", "charts");
    if (!judged.calibration().isEmpty() || !a.calibrationCurve().isEmpty()) {
      page.figure(
          "Calibration"
              + on
              + " On the dashed line, as many have the outcome as predicted; below, how the"
              + " predicted risks are spread.",
          CalibrationChart.svg(judged));
    }
    if (!judged.roc().isEmpty()) {
      page.figure("Discrimination" + on, RocChart.svg(judged));
    }
    if (!a.decisionCurve().isEmpty()) {
      page.figure(
          "Decision curve"
              + on
              + " Net benefit: true positives less false ones, these weighed by the odds of the"
              + " threshold. A rule is of use where the model lies above both others.",
          DecisionChart.svg(a));
    }
    if (!a.risks().isEmpty()) {
      page.figure(
          "Predicted risks of those with and without the outcome"
              + on
              + " The axis spreads out"
              + " small risks.",
          RiskChart.svg(a.risks()));
    }
    page.close("div");
    if (a.decisionCurve().isEmpty()) {
      page.absent("The model’s document does not hold a decision curve.");
    }
  }
}
