package org.ieum.cli.report.section;

import java.util.List;
import java.util.stream.Collectors;
import org.ieum.cli.report.chart.ConvergenceChart;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;

/** Records in each analysis, and how the fit went. */
final class Development {
  private Development() {}

  static void write(Html page, Source s) {
    DataTable table =
        new DataTable("Records in each analysis")
            .text("Analysis")
            .number("Records")
            .number("With the outcome");
    table.row(
        "Development (training)",
        Numbers.count(s.model().records()),
        Numbers.count(s.model().events()));
    table.row(
        s.heldOut() ? "Evaluation (held out)" : "Evaluation (the same records)",
        Numbers.count(s.judged().records()),
        Numbers.count(s.judged().events()));
    table.writeTo(page);
    List<String> constant =
        s.model().excluded().stream().filter(column -> !s.without(column)).toList();
    if (!constant.isEmpty()) {
      page.p("Left out because they never vary in training: " + said(s, constant) + ".");
    }
    List<String> without = s.study().model().without();
    if (!without.isEmpty()) {
      page.p(
          "Not fitted by the study’s own choice, but described, and of use to published models and"
              + " groups: "
              + said(s, without)
              + ".");
    }
    if (s.model().fit().isEmpty()) {
      page.absent("The model’s document does not hold the steps of the fit.");
      return;
    }
    page.p(
        "The whole study took "
            + Summary.traffic(s)
            + ". Log-likelihood at the estimate, without any penalty: "
            + Numbers.grouped(s.model().logLikelihood(), 2)
            + ".");
    page.open("div", "charts");
    page.figure(
        "Convergence: the Newton decrement, an estimate of how far the log-likelihood still is from"
            + " its maximum.",
        ConvergenceChart.svg(s.model().fit()));
    page.close("div");
  }

  private static String said(Source s, List<String> names) {
    return names.stream().map(s.study().dictionary()::said).collect(Collectors.joining(", "));
  }
}
