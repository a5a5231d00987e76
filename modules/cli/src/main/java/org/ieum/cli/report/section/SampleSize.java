package org.ieum.cli.report.section;

import java.util.List;
import org.ieum.cli.report.page.Fact;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;

/** Records, events and events for each estimated parameter. */
final class SampleSize {
  /** Below so many events a parameter, overfitting is likely (Peduzzi et al. 1996). */
  private static final double FEW = 10;

  private SampleSize() {}

  static void write(Html page, Source s) {
    long events = s.model().events();
    double each = (double) events / Math.max(1, s.parameters());
    page.facts(
        List.of(
            Fact.of("Training records", Numbers.count(s.model().records())),
            Fact.of(
                "Training events",
                Numbers.count(events)
                    + " ("
                    + Numbers.percent((double) events / Math.max(1, s.model().records()))
                    + ")"),
            Fact.of(
                "Estimated parameters",
                Numbers.count(s.parameters())
                    + (s.study().model().family().hasIntercept() ? ", intercept included" : "")),
            Fact.of("Events per parameter", Numbers.significant(each, 3)),
            Fact.of(
                "Records that judge",
                Numbers.count(s.judged().records())
                    + ", "
                    + Numbers.count(s.judged().events())
                    + " with the outcome")));
    page.p(
        each < FEW
            ? "That is few: below ten events a parameter, coefficients and figures are likely to be"
                + " too good."
            : "All eligible persons of the hospitals were used.");
    page.absent("The study’s documents hold no sample-size calculation made beforehand (item 10).");
  }
}
