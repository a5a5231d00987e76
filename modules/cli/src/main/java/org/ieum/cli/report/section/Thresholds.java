package org.ieum.cli.report.section;

import java.util.List;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.ThresholdPerformance;

/** What a rule at each declared threshold would do. */
final class Thresholds {
  private Thresholds() {}

  static void write(Html page, Source s) {
    List<ThresholdPerformance> thresholds = s.judged().appraisal().thresholds();
    if (thresholds.isEmpty()) {
      page.absent(
          s.study().evaluation().thresholds().isEmpty()
              ? "The study declares no threshold."
              : "The model’s document does not hold figures at the declared thresholds.");
      return;
    }
    DataTable table =
        new DataTable("A rule that flags risks of the threshold and more, " + s.judgedOn())
            .text("Threshold")
            .number("Flagged")
            .number("Sensitivity")
            .number("Specificity")
            .number("PPV")
            .number("NPV")
            .number("Net benefit per 1,000")
            .number("Flag everyone");
    for (ThresholdPerformance t : thresholds) {
      table.row(
          Numbers.round(t.threshold()),
          Numbers.percent(t.flagged()),
          Numbers.stacked(Numbers.percent(t.sensitivity())),
          Numbers.stacked(Numbers.percent(t.specificity())),
          Numbers.stacked(Numbers.percent(t.positivePredictiveValue())),
          Numbers.stacked(Numbers.percent(t.negativePredictiveValue())),
          Numbers.fixed(1000 * t.netBenefit(), 2),
          Numbers.fixed(1000 * t.treatAll(), 2));
    }
    table.writeTo(page);
    page.note(
        "PPV, NPV: part of the flagged who have the outcome, of the others who do not. Net benefit:"
            + " true positives per 1,000 persons, less false positives weighed by the odds of the"
            + " threshold; flagging nobody gives 0. Intervals after Wilson.");
  }
}
