package org.ieum.cli.report.section;

import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.cli.report.words.PopulationWords;

/** Rare outcomes and weights. */
final class Imbalance {
  private Imbalance() {}

  static void write(Html page, Source s) {
    double rate = (double) s.model().events() / Math.max(1, s.model().records());
    page.p(
        "In training, "
            + Numbers.percent(rate)
            + " of the records have the outcome. Nothing was done against this imbalance: no record"
            + " was added, left out or weighed up, so predicted risks are risks of the population.");
    s.definition().ifPresent(d -> page.p(PopulationWords.censoring(d.population().censoring())));
    s.study()
        .preparation()
        .weight()
        .ifPresent(
            w ->
                page.p(
                    "Every record carries a weight of at most "
                        + Numbers.plain(w.maximum())
                        + "; all figures are weighted but for plain counts."));
    if (!s.weighted() && s.definition().isEmpty()) {
      page.p("Every record weighs 1.");
    }
  }
}
