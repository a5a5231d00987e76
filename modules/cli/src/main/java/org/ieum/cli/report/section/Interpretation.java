package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.ComparatorPerformance;
import org.ieum.federation.model.Heterogeneity;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.ThresholdPerformance;

/** What follows from the figures by rule; judgement is left to people. */
final class Interpretation {
  private Interpretation() {}

  static void write(Html page, Source s) {
    Statements.write(page, s, statements(s));
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
    Statements.within(all, "Observed over expected outcomes", p.appraisal().observedExpected(), 1);
    Statements.within(all, "The calibration slope", p.appraisal().calibrationSlope(), 1);
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
    return all;
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
