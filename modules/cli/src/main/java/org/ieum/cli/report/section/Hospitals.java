package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ieum.cli.report.chart.ForestChart;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Decimals;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.model.Heterogeneity;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.SitePerformance;
import org.ieum.federation.query.LeastPart;

/** Figures of consenting hospitals and how much they differ. */
final class Hospitals {
  private static final double NO_PLACE = Double.NaN;
  private static final String SLOPE = "calibration slope";
  private static final String NOT_SUMMED_UP =
      "Differences between hospitals are not summed up in a random-effects mean: this version does so"
          + " for an outcome of 0 or 1 alone.";

  private Hospitals() {}

  static void write(Html page, Source s) {
    List<SitePerformance> sites = s.model().sites();
    if (sites.isEmpty()) {
      page.absent(
          s.study().evaluation().bySite()
              ? "No hospital consented to its own figures and holds enough of these records."
              : "The study does not ask for figures by hospital.");
      return;
    }
    FigureRows rows = new FigureRows(s, "By consenting hospital, " + s.judgedOn(), "Hospital");
    rows.row("All", s.judged());
    sites.forEach(site -> rows.row(site.site(), site.performance()));
    rows.table().writeTo(page);
    if (s.averages()) {
      ofValue(page, s);
      return;
    }
    int missing = s.sites().size() - sites.size();
    if (missing > 0) {
      page.note(
          "Hospitals without a row of their own did not consent, or "
              + WithheldWords.TOO_FEW
              + ".");
    }
    if (s.predicted().isTime()) {
      ofTime(page, s);
      return;
    }
    forest(page, s, "AUC", "auc", p -> p.appraisal().auc(), false, NO_PLACE);
    forest(
        page,
        s,
        "observed / expected",
        "observed/expected",
        p -> p.appraisal().observedExpected(),
        true,
        1);
    forest(page, s, SLOPE, SLOPE, p -> p.appraisal().calibrationSlope(), false, 1);
    heterogeneity(page, s);
  }

  private static void ofTime(Html page, Source s) {
    forest(page, s, "concordance", "concordance", p -> p.ranks().concordance(), false, NO_PLACE);
    forest(page, s, SLOPE, SLOPE, p -> p.ranks().slope(), false, 1);
    page.absent(NOT_SUMMED_UP);
  }

  private static void ofValue(Html page, Source s) {
    if (s.sites().size() > s.model().sites().size()) {
      page.note(
          "Hospitals without a row of their own did not consent, or have fewer than "
              + LeastPart.RECORDS
              + " of these records.");
    }
    forest(page, s, SLOPE, SLOPE, p -> p.nearness().slope(), false, 1);
    page.absent(NOT_SUMMED_UP);
  }

  private static void forest(
      Html page,
      Source s,
      String title,
      String measure,
      Function<Performance, Estimate> figure,
      boolean ratio,
      double ideal) {
    List<ForestChart.Row> rows = new ArrayList<>();
    for (SitePerformance site : s.model().sites()) {
      Estimate e = figure.apply(site.performance());
      if (Double.isFinite(e.value()) && (!ratio || e.value() > 0)) {
        rows.add(new ForestChart.Row(site.site(), e));
      }
    }
    if (!rows.isEmpty()) {
      Optional<Heterogeneity> pooled =
          s.model().heterogeneity().stream().filter(h -> h.measure().equals(measure)).findFirst();
      page.open("div", "wide");
      page.figure(
          "Forest plot: " + title + " by hospital, " + s.judgedOn() + ".",
          ForestChart.svg(title, rows, pooled, ratio, ideal));
      page.close("div");
    }
  }

  private static void heterogeneity(Html page, Source s) {
    if (s.model().heterogeneity().isEmpty()) {
      page.absent(
          "Differences between hospitals are summed up for three or more consenting hospitals; here"
              + " they are not.");
      return;
    }
    DataTable table =
        new DataTable("Random-effects summary over hospitals")
            .text("Measure")
            .number("Hospitals")
            .number("Mean (95% interval)")
            .number("Expected at a new hospital")
            .number("τ")
            .number("I²")
            .number("Q");
    Decimals shares =
        Decimals.ofParts(s.model().heterogeneity().stream().mapToDouble(Heterogeneity::iSquared));
    for (Heterogeneity h : s.model().heterogeneity()) {
      table.row(
          h.measure().equals("auc") ? "AUC" : h.measure(),
          Integer.toString(h.sites()),
          Numbers.estimate(new Estimate(h.estimate(), Double.NaN, h.low(), h.high()), 3),
          Numbers.interval(
              Numbers.fixed(h.predictionLow(), 3), Numbers.fixed(h.predictionHigh(), 3)),
          Numbers.fixed(h.tau(), 3),
          shares.percent(h.iSquared()),
          Numbers.fixed(h.q(), 2));
    }
    table.writeTo(page);
    page.note(
        "REML with the interval of Hartung, Knapp, Sidik and Jonkman. The interval for a new"
            + " hospital is that of Higgins, Thompson and Spiegelhalter; with few hospitals it is"
            + " wide. τ is on the scale of pooling: logit of the AUC, logarithm of O/E.");
  }
}
