package org.ieum.cli.report.section;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Decimals;
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
    Decimals flagged = parts(thresholds, t -> t.flagged());
    Decimals sensitivity = parts(thresholds, t -> t.sensitivity().value());
    Decimals specificity = parts(thresholds, t -> t.specificity().value());
    Decimals positive = parts(thresholds, t -> t.positivePredictiveValue().value());
    Decimals negative = parts(thresholds, t -> t.negativePredictiveValue().value());
    for (ThresholdPerformance t : thresholds) {
      table.row(
          Numbers.round(t.threshold()),
          flagged.percent(t.flagged()),
          Numbers.stacked(sensitivity.percent(t.sensitivity())),
          Numbers.stacked(specificity.percent(t.specificity())),
          Numbers.stacked(positive.percent(t.positivePredictiveValue())),
          Numbers.stacked(negative.percent(t.negativePredictiveValue())),
          Numbers.fixed(1000 * t.netBenefit(), 2),
          Numbers.fixed(1000 * t.treatAll(), 2));
    }
    table.writeTo(page);
    if (thresholds.stream().anyMatch(t -> t.exact() < 1)) {
      page.note(
          "A hospital tells a threshold only where, with and without the outcome, no record or five"
              + " and more lie on either side of it. Where one does not, the figures are from grouped scores. Part of the records at hospitals that do: "
              + String.join(
                  ", ",
                  thresholds.stream()
                      .map(
                          t ->
                              Numbers.round(t.threshold())
                                  + ": "
                                  + Decimals.of(1).percent(t.exact()))
                      .toList())
              + ".");
    }
    page.note(
        "PPV, NPV: part of the flagged who have the outcome, of the others who do not. Net benefit:"
            + " true positives per 1,000 persons, less false positives weighed by the odds of the"
            + " threshold; flagging nobody gives 0. Intervals after Wilson.");
  }

  private static Decimals parts(
      List<ThresholdPerformance> thresholds, ToDoubleFunction<ThresholdPerformance> part) {
    return Decimals.ofParts(thresholds.stream().mapToDouble(part));
  }
}
