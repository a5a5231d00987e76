package org.ieum.cli.report.section;

import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.BaselineHazard;

/** What a model of the time to an event gives. */
final class RelativeHazard {
  private RelativeHazard() {}

  static void write(Html page, Source s) {
    page.p(
        "The model gives a relative hazard: how many times as often ‘"
            + s.predicted().column()
            + "’ happens, at any time, to persons with these predictors as to one of the same hospital"
            + " with the mean of every predictor."
            + (s.predicted().horizons().isEmpty()
                ? " It orders persons; it is no risk, since the hospitals’ own rates at which events"
                    + " happen over time never left them."
                : " Of a hospital’s own rate at which events happen over time, only its sum with the"
                    + " others’ left it, at the horizons below."));
    risks(page, s);
    page.p(
        "The ratio of two persons’ hazards is taken to be the same at all times (proportional"
            + " hazards); this study does not test that.");
    page.absent(
        "The study declares no hazard at which to act; that is a clinical decision that remains to be"
            + " made (item 15).");
  }

  private static void risks(Html page, Source s) {
    if (s.predicted().horizons().isEmpty()) {
      return;
    }
    DataTable table =
        new DataTable("Baseline cumulative hazard, the hospitals’ mean by training records")
            .number("Time")
            .number("Training records")
            .number("Cumulative hazard")
            .number("Risk at the mean of every predictor");
    for (BaselineHazard h : s.model().response().baseline()) {
      table.row(
          Numbers.plain(h.time()),
          Numbers.count(h.records()),
          h.known() ? Numbers.significant(h.cumulativeHazard(), 5) : Numbers.NONE,
          h.known() ? Numbers.percent(h.risk(0)) : Numbers.NONE);
    }
    table.writeTo(page);
    page.p(
        "The risk until a time is 1 − exp(−cumulative hazard × relative hazard). It is right on average"
            + " over these hospitals; at one of them the rate may be another.");
  }
}
