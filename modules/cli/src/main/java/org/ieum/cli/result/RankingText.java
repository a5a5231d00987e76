package org.ieum.cli.result;

import java.util.List;
import java.util.stream.Collectors;
import org.ieum.federation.model.BaselineHazard;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.HorizonPerformance;
import org.ieum.federation.model.Ranking;
import org.ieum.federation.model.SitePerformance;
import org.ieum.federation.query.LeastPart;

/**
 * How a model of the time to an event does, as text.
 *
 * <pre>
 * held out           107 records, 62 with the event, 1393 pairs within sites
 * concordance        0.6403 (0.5599 to 0.7134)
 * calibration slope  0.6578 (0.2974 to 1.0183)
 * </pre>
 */
final class RankingText {
  private RankingText() {}

  static Table performance(FittedModel model) {
    Ranking r = model.validation().ranks();
    String judgedOn = model.judgedOnHeldOut() ? "held out" : "judged on training";
    if (r.records() == 0) {
      return new Table()
          .row(
              judgedOn,
              "no records: every site has fewer than "
                  + LeastPart.OF_A_KIND
                  + " with or without the event, or fewer than "
                  + LeastPart.RECORDS);
    }
    Table table =
        new Table()
            .row(
                judgedOn,
                Figures.count(r.records())
                    + " records, "
                    + Figures.count(r.events())
                    + " with the event, "
                    + Figures.count(Math.round(r.pairs()))
                    + " pairs within sites")
            .row("concordance", Figures.estimate(r.concordance()))
            .row("calibration slope", Figures.estimate(r.slope()));
    for (HorizonPerformance h : r.horizons()) {
      table.row(
          "risk until " + Figures.plain(h.time()),
          Figures.count(h.records())
              + " records, AUC "
              + Figures.fixed(h.auc(), 4)
              + ", Brier "
              + Figures.fixed(h.brier(), 4)
              + ", observed "
              + Figures.fixed(h.observed(), 4)
              + ", expected "
              + Figures.fixed(h.expected(), 4)
              + ", O/E "
              + Figures.estimate(h.observedExpected()));
    }
    return table.ofWords();
  }

  /** The baseline hazards of a model, in a line. */
  static String baseline(List<BaselineHazard> baseline) {
    return "baseline cumulative hazard "
        + baseline.stream()
            .map(
                h ->
                    (h.known() ? Figures.number(h.cumulativeHazard()) : "unknown")
                        + " until "
                        + Figures.plain(h.time()))
            .collect(Collectors.joining(", "))
        + "; risk 1 - exp(-that × relative hazard)";
  }

  static Table sites(FittedModel model) {
    Table table = Table.of("site", "records", "events", "concordance", "slope");
    for (SitePerformance site : model.sites()) {
      Ranking r = site.performance().ranks();
      table.row(
          site.site(),
          Figures.count(r.records()),
          Figures.count(r.events()),
          Figures.fixed(r.concordance().value(), 4),
          Figures.fixed(r.slope().value(), 3));
    }
    return table;
  }
}
