package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ieum.cli.report.chart.BytesChart;
import org.ieum.cli.report.page.Clause;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.cli.result.Figures;

/** What left each hospital, and what the protection does not stop. */
final class Ethics {
  private Ethics() {}

  static void write(Html page, Source s) {
    page.p(
        "No record left a hospital. In each of "
            + Numbers.count(s.model().rounds(), "round trip", "round trips")
            + " every hospital answered one question of the approved study with one vector of sums,"
            + " masked so that only the total over all hospitals can be read; the questions stand in"
            + " the appendix. A hospital answers"
            + " only the very question that its own copy of the study asks next, and writes what it"
            + " sends to its own ledger first.");
    Map<String, Long> bytes = s.result().bytesUp();
    if (bytes.isEmpty()) {
      page.absent("How many bytes left each hospital is not in the documents at hand.");
    } else {
      DataTable table =
          new DataTable("What left each hospital, whole study")
              .text("Hospital")
              .number("Sent")
              .number("A round");
      bytes.forEach(
          (site, sent) ->
              table.row(
                  site,
                  Figures.bytes(sent),
                  Figures.bytes(sent / Math.max(1, s.model().rounds()))));
      table.writeTo(page);
    }
    if (!s.bytesByRound().isEmpty()) {
      page.open("div", "charts");
      page.figure(
          "Payload that left each hospital, from the hospitals’ own ledgers.",
          BytesChart.svg(s.bytesByRound()));
      page.close("div");
    }
    page.heading("What this does not stop");
    page.list(Clause.each(limits(s)));
    page.absent(
        "Which ethics committees approved the study, and on what consent, is not in the study’s"
            + " documents (item 17).");
  }

  private static List<String> limits(Source s) {
    List<String> limits = new ArrayList<>();
    int sites = s.sites().size();
    if (sites == 1) {
      limits.add("With one hospital the sum is that hospital’s own.");
    } else if (sites == 2) {
      limits.add("With two hospitals, each can subtract its own part from the sum.");
    } else {
      limits.add(
          "Hospitals that work together with the coordinator learn the sum of the others: with "
              + sites
              + " hospitals, "
              + (sites - 1)
              + " of them learn the remaining one’s numbers.");
    }
    limits.add("A number that only one hospital can fill, such as a rare category, is its own.");
    if (s.study().evaluation().bySite()) {
      limits.add(
          "Figures by hospital are those of single hospitals, by their consent; the others sent"
              + " zeros.");
    }
    limits.add("No noise is added: the model is exact, and so are the sums behind it.");
    return limits;
  }
}
