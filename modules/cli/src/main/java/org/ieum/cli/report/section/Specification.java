package org.ieum.cli.report.section;

import java.util.List;
import org.ieum.cli.report.page.Clause;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.cli.result.Figures;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.StandardErrors;
import org.ieum.federation.study.DesignColumn;

/** The whole model, and how to apply it. */
final class Specification {
  private Specification() {}

  static void write(Html page, Source s) {
    coefficients(s).writeTo(page);
    page.note(
        "Raw scale: per unit of the column, category against its reference. Standard errors are "
            + StandardErrorWords.of(s.model().standardErrors())
            + "; intervals and p-values are Wald’s"
            + (s.model().standardErrors() == StandardErrors.MODEL && s.study().model().ridge() > 0
                ? ", and with a penalty they are only approximate."
                : ".")
            + " ‘If absent’ is what stands for a missing value. Coefficients describe risk, not"
            + " cause.");
    if (!s.model().cautions().isEmpty()) {
      page.heading("Warnings");
      page.list(
          Clause.each(
              s.model().cautions().stream().map(c -> c.subject() + ": " + c.text()).toList()));
    }
    page.heading("How to apply it");
    page.raw(
        "<p class=\"formula\">L = intercept + Σ coefficient × value\n"
            + "risk = 1 / (1 + e<sup>−L</sup>)</p>\n");
    WorkedExample example = WorkedExample.of(s);
    page.p(
        "A worked example. The person is made up; every value follows from the dictionary and the"
            + " means, none from a patient.");
    example.table().writeTo(page);
    page.raw("<p class=\"formula\">risk = 1 / (1 + e<sup>");
    page.text(Numbers.fixed(-example.logit(), 4)).raw("</sup>) = ");
    page.text(Numbers.percent(example.risk())).raw("</p>\n");
    if (s.study().model().siteIntercepts()) {
      page.p(
          "The intercept is the mean of the hospitals’ own. At a given hospital the risk is right"
              + " only with that hospital’s intercept, which this page does not know.");
    }
  }

  private static DataTable coefficients(Source s) {
    DataTable table =
        new DataTable("Coefficients")
            .text("Column")
            .number("Coefficient")
            .number("Std. error")
            .number("95% interval")
            .number("p")
            .number("Odds ratio (95% interval)")
            .number("If absent");
    for (Coefficient c : s.model().coefficients()) {
      if (s.without(c.name())) {
        continue;
      }
      if (s.model().excluded().contains(c.name())) {
        String none = Numbers.NONE;
        table.row(c.name() + " (never varies)", "0", none, none, none, none, none);
        continue;
      }
      table.row(
          label(s, c.name()),
          Numbers.significant(c.estimate(), 5),
          Numbers.significant(c.standardError(), 3),
          Numbers.interval(Numbers.significant(c.low(), 4), Numbers.significant(c.high(), 4)),
          Figures.pValue(c.p()),
          c.name().equals(Coefficient.INTERCEPT) ? Numbers.NONE : oddsRatio(c),
          absent(s, c.name()));
    }
    return table;
  }

  private static String oddsRatio(Coefficient c) {
    String interval = Numbers.interval(ratio(Math.exp(c.low())), ratio(Math.exp(c.high())));
    String value = ratio(Math.exp(c.estimate()));
    return interval.equals(Numbers.NONE) ? value : value + " (" + interval + ")";
  }

  /** Enough decimals to tell a small effect per unit from none. */
  private static String ratio(double x) {
    return Math.abs(x - 1) < 0.05 ? Numbers.fixed(x, 4) : Numbers.significant(x, 3);
  }

  /** The column's name and what its numbers are. */
  private static String label(Source s, String name) {
    if (name.equals(Coefficient.INTERCEPT)) {
      return "Intercept";
    }
    Scales scales = new Scales(s);
    String unit =
        s.study().dictionary().covariates().stream()
            .filter(c -> c.name().equals(name) && !scales.raised(name))
            .map(scales::unit)
            .filter(u -> !u.isBlank())
            .map(u -> " [" + u + "]")
            .findFirst()
            .orElse("");
    return scales.label(name) + unit;
  }

  private static String absent(Source s, String name) {
    List<DesignColumn> design = s.study().dictionary().design();
    for (int j = 0; j < design.size() && j < s.model().imputation().size(); j++) {
      if (design.get(j).name().equals(name)) {
        return design.get(j).kind() == DesignColumn.Kind.MISSING
            ? "1"
            : Numbers.significant(s.model().imputation().get(j), 4);
      }
    }
    return Numbers.NONE;
  }
}
