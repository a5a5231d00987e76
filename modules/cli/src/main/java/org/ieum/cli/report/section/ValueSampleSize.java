package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import org.ieum.cli.report.page.Fact;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;

/** Records for each estimated parameter of a model of a number or count. */
final class ValueSampleSize {
  /** Below so many a parameter, overfitting is likely (Harrell 2015, section 4.4). */
  private static final double FEW = 10;

  private ValueSampleSize() {}

  static void write(Html page, Source s) {
    long records = s.model().records();
    boolean counts = s.predicted().happens();
    double each = (double) (counts ? s.model().events() : records) / Math.max(1, s.parameters());
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of("Training records", Numbers.count(records)));
    if (counts) {
      facts.add(
          Fact.of(
              "Training records with a count above 0",
              Numbers.count(s.model().events())
                  + " ("
                  + Numbers.percent((double) s.model().events() / Math.max(1, records))
                  + ")"));
    }
    facts.add(
        Fact.of("Estimated parameters", Numbers.count(s.parameters()) + ", intercept included"));
    facts.add(
        Fact.of(
            counts ? "Records with a count above 0 per parameter" : "Records per parameter",
            Numbers.significant(each, 3)));
    facts.add(Fact.of("Records that judge", Numbers.count(s.judged().records())));
    page.facts(facts);
    page.p(
        each < FEW
            ? "That is few: below ten a parameter, coefficients and figures are likely to be too"
                + " good."
            : "All eligible persons of the hospitals were used.");
    page.absent("The study’s documents hold no sample-size calculation made beforehand (item 10).");
  }
}
