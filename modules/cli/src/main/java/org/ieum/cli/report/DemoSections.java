package org.ieum.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Decimals;
import org.ieum.cli.report.page.Fact;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.cli.result.Figures;

/** What the demo adds to a study's report. */
final class DemoSections {
  private final Report report;

  DemoSections(Report report) {
    this.report = report;
  }

  void comparison(Html page) {
    boolean truths = report.comparison().truths();
    page.p(
        "The demo holds all records, so it can fit their union as well: ‘pooled’ with the same Spark"
            + " engine, ‘MLlib’ with Spark’s own logistic regression"
            + (truths ? "; ‘true’ is what the synthetic patients were made with." : "."));
    page.facts(
        List.of(
            Fact.of(
                "Largest relative difference from pooled",
                Figures.difference(report.comparison().largestDifference())
                    + ", standard errors "
                    + Figures.difference(report.comparison().largestErrorDifference()))));
    DataTable table = new DataTable("Coefficients, raw scale").text("Column");
    List.of("Federated", "Std. error", "Pooled", "MLlib").forEach(table::number);
    if (truths) {
      table.number("True");
    }
    table.number("|Δ| from pooled");
    Decimals decimals =
        Decimals.showing(
            report.comparison().rows().stream()
                .mapToDouble(Comparison.Row::federatedError)
                .filter(Double::isFinite),
            3,
            4,
            8);
    for (Comparison.Row row : report.comparison().rows()) {
      List<String> cells = new ArrayList<>();
      cells.add(report.study().dictionary().said(row.name()));
      cells.add(decimals.said(row.federated()));
      cells.add(decimals.said(row.federatedError()));
      cells.add(decimals.said(row.pooled()));
      cells.add(decimals.said(row.mllib()));
      if (truths) {
        cells.add(decimals.said(row.truth()));
      }
      cells.add(Figures.difference(row.difference()));
      table.row(cells);
    }
    table.writeTo(page);
  }

  void ledgers(Html page) {
    page.p(
        "Each party’s own record, recomputed from its entries; and the model computed again from"
            + " each ledger alone.");
    DataTable table =
        new DataTable("Ledgers")
            .text("Party")
            .number("Entries")
            .text("Root")
            .text("Record")
            .text("Replay");
    for (LedgerLine line : report.ledgers()) {
      table.row(
          List.of(
              line.party(),
              Numbers.count(line.size()),
              Figures.shortDigest(line.root()),
              line.verified() ? "✓ verified" : "✗ violated",
              line.identical() ? "✓ identical" : "✗ different"),
          line.verified() && line.identical() ? "" : "bad");
    }
    table.writeTo(page);
  }

  void run(Html page) {
    DataTable seconds = new DataTable("Time").text("What").number("Seconds");
    report.result().seconds().forEach((what, s) -> seconds.row(what, Numbers.fixed(s, 1)));
    seconds.writeTo(page);
    if (!report.memory().isEmpty()) {
      DataTable memory = new DataTable("Resident memory").text("Process").number("Memory");
      report.memory().forEach((process, bytes) -> memory.row(process, Figures.bytes(bytes)));
      memory.writeTo(page);
    }
  }
}
