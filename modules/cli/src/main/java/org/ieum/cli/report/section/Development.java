package org.ieum.cli.report.section;

import java.util.List;
import java.util.stream.Collectors;
import org.ieum.cli.report.chart.ConvergenceChart;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.Performance;

/** Records in each analysis, and how the fit went. */
final class Development {
  private Development() {}

  static void write(Html page, Source s) {
    records(s).writeTo(page);
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
            + (s.predicted().isTime() ? ". Log partial likelihood" : ". Log-likelihood")
            + " at the estimate, without any penalty: "
            + Numbers.grouped(s.model().logLikelihood(), 2)
            + ".");
    page.open("div", "charts");
    page.figure(
        "Convergence: the Newton decrement, an estimate of how far the log-likelihood still is from"
            + " its maximum.",
        ConvergenceChart.svg(s.model().fit()));
    page.close("div");
  }

  private static DataTable records(Source s) {
    FittedModel model = s.model();
    Performance judged = s.judged();
    DataTable table =
        new DataTable("Records in each analysis")
            .text("Analysis")
            .number("Records")
            .number(s.averages() ? "Mean outcome" : "With the outcome");
    table.row(
        "Development (training)",
        Numbers.count(model.records()),
        s.averages() ? mean(s, model.development()) : Numbers.count(model.events()));
    return table.row(
        s.heldOut() ? "Evaluation (held out)" : "Evaluation (the same records)",
        Numbers.count(judged.records()),
        s.averages() ? mean(s, judged) : Numbers.count(judged.events()));
  }

  private static String mean(Source s, Performance of) {
    return new NearnessMeasures(s).inUnits(of.nearness().outcome());
  }

  private static String said(Source s, List<String> names) {
    return names.stream().map(s.study().dictionary()::said).collect(Collectors.joining(", "));
  }
}
