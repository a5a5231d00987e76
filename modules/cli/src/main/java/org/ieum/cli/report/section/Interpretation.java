package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import org.ieum.cli.report.page.Clause;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.ComparatorPerformance;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.model.Heterogeneity;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.ThresholdPerformance;

/** What follows from the figures by rule; judgement is left to people. */
final class Interpretation {
  private Interpretation() {}

  static void write(Html page, Source s) {
    page.p("What the figures say, by rule and without judgement:");
    page.list(Clause.each(statements(s)));
    page.absent("What this means for care is the authors’ to write (item 25).");
  }

  private static List<String> statements(Source s) {
    List<String> all = new ArrayList<>();
    Performance p = s.judged();
    if (Double.isFinite(p.auc())) {
      all.add(
          "Of one person with and one without the outcome, the model gives the greater risk to the"
              + " one with it in "
              + Numbers.percent(p.auc())
              + " of such pairs.");
    }
    within(all, "Observed over expected outcomes", p.appraisal().observedExpected());
    within(all, "The calibration slope", p.appraisal().calibrationSlope());
    thresholds(all, p.appraisal().thresholds());
    for (ComparatorPerformance c : s.model().comparators()) {
      double difference = p.auc() - c.performance().auc();
      if (Double.isFinite(difference)) {
        all.add(
            "On the same records, the AUC is "
                + Numbers.fixed(Math.abs(difference), 3)
                + (difference < 0 ? " smaller" : " greater")
                + " than that of "
                + c.name()
                + ".");
      }
    }
    for (Heterogeneity h : s.model().heterogeneity()) {
      if (h.measure().equals("auc") && Double.isFinite(h.predictionLow() + h.predictionHigh())) {
        all.add(
            "At a new hospital like these, an AUC between "
                + Numbers.fixed(h.predictionLow(), 3)
                + " and "
                + Numbers.fixed(h.predictionHigh(), 3)
                + " is to be expected.");
      }
    }
    if (!s.heldOut()) {
      all.add("The model was judged on its own training records, so all figures are optimistic.");
    }
    return all;
  }

  private static void within(List<String> all, String what, Estimate e) {
    if (Double.isFinite(e.low() + e.high())) {
      all.add(
          what
              + (e.low() <= 1 && 1 <= e.high()
                  ? " agrees with 1: its interval holds it."
                  : " differs from 1: its interval does not hold it."));
    }
  }

  private static void thresholds(List<String> all, List<ThresholdPerformance> thresholds) {
    if (thresholds.isEmpty()) {
      return;
    }
    List<String> useful =
        thresholds.stream()
            .filter(t -> t.netBenefit() > Math.max(0, t.treatAll()))
            .map(t -> Numbers.round(t.threshold()))
            .toList();
    all.add(
        useful.isEmpty()
            ? "At none of the declared thresholds does a rule bring more net benefit than flagging"
                + " everyone or nobody."
            : "At "
                + useful.size()
                + " of "
                + thresholds.size()
                + " declared thresholds ("
                + String.join(", ", useful)
                + ") a rule brings more net benefit than flagging everyone or nobody.");
  }
}
