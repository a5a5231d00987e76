package org.ieum.cli.report.section;

import java.util.List;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.HorizonPerformance;
import org.ieum.federation.query.LeastPart;

/** How well a model ranks times to an event. */
final class Ranks {
  private Ranks() {}

  static void write(Html page, Source s) {
    MeasureTable.of(s, RankMeasures.ALL, Measure::alone).writeTo(page);
    if (s.notJudged() > 0) {
      page.note(
          "Without "
              + Numbers.count(s.notJudged(), "record", "records")
              + " of hospitals that hold fewer than "
              + LeastPart.RECORDS
              + " of them, or fewer than "
              + LeastPart.OF_A_KIND
              + " with or without the event.");
    }
    horizons(page, s);
    page.note(
        "Over "
            + Numbers.count(Math.round(s.judged().ranks().pairs()))
            + " pairs of persons of one hospital of whom it is known who went longer without the"
            + " event; persons of two hospitals are never compared. The interval is from each"
            + " person’s influence on the concordance. The slope is that of hazards on L, each"
            + " hospital with a baseline hazard of its own."
            + (s.predicted().horizons().isEmpty()
                ? " Risks at a given time are not judged: the study names no horizon."
                : ""));
  }

  private static void horizons(Html page, Source s) {
    List<HorizonPerformance> horizons = s.judged().ranks().horizons();
    if (s.predicted().horizons().isEmpty()) {
      return;
    }
    page.heading("Risks until a horizon");
    if (horizons.isEmpty()) {
      page.absent("No hospital holds enough records with and without the event at any horizon.");
      return;
    }
    DataTable table =
        new DataTable("Risks until a horizon, " + s.judgedOn())
            .number("Time")
            .number("Records")
            .number("AUC")
            .number("Brier score")
            .number("Observed")
            .number("Expected")
            .number("Observed / expected");
    for (HorizonPerformance h : horizons) {
      table.row(
          Numbers.plain(h.time()),
          Numbers.count(h.records()),
          Numbers.fixed(h.auc(), 3),
          Numbers.fixed(h.brier(), 4),
          Numbers.percent(h.observed()),
          Numbers.percent(h.expected()),
          Numbers.estimate(h.observedExpected(), 2));
    }
    table.writeTo(page);
    page.note(
        "Until a horizon some are lost to observation; weights by the inverse probability of still"
            + " being observed let the others stand for them in AUC (Uno) and Brier score (Graf)."
            + " Observed is Kaplan–Meier’s estimate at each hospital. A hospital tells of a horizon"
            + " by which "
            + LeastPart.OF_A_KIND
            + " of its records or more had the event, and after which as many were observed.");
  }
}
