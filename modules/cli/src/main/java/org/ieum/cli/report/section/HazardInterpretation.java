package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.model.Ranking;

/** What the figures of a model of the time to an event say, by rule. */
final class HazardInterpretation {
  private HazardInterpretation() {}

  static void write(Html page, Source s) {
    Statements.write(page, s, statements(s));
  }

  private static List<String> statements(Source s) {
    List<String> all = new ArrayList<>();
    Ranking r = s.judged().ranks();
    Estimate c = r.concordance();
    if (Double.isFinite(c.value())) {
      all.add(
          "Of two persons of one hospital among the "
              + s.judgedOn()
              + ", the one with the event first has the greater hazard in "
              + Numbers.percent(c.value())
              + " of pairs.");
    }
    if (Double.isFinite(c.low() + c.high())) {
      all.add(
          c.low() > 0.5
              ? "That is more than chance: the interval of the concordance lies above 0.5."
              : "That may be chance: the interval of the concordance holds 0.5 or lies below it.");
    }
    Statements.within(all, "The calibration slope", r.slope(), 1);
    double[] leftOut =
        s.model().leftOut().stream()
            .mapToDouble(site -> site.performance().ranks().concordance().value())
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (leftOut.length > 0) {
      all.add(
          "At hospitals that were left out of training, the concordance is from "
              + Numbers.fixed(leftOut[0], 3)
              + " to "
              + Numbers.fixed(leftOut[leftOut.length - 1], 3)
              + ".");
    }
    return all;
  }
}
