package org.ieum.cli.report.section;

import org.ieum.cli.report.page.Clause;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.StandardErrors;

/** The whole model, and how to apply it. */
final class Specification {
  private Specification() {}

  static void write(Html page, Source s) {
    CoefficientTable.of(s).writeTo(page);
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
              s.model().cautions().stream()
                  .map(c -> s.scales().label(c.subject()) + ": " + c.text())
                  .toList()));
    }
    page.heading("How to apply it");
    page.raw(
        """
        <p class="formula">L = intercept + Σ coefficient × value
        risk = 1 / (1 + e<sup>−L</sup>)</p>
        """);
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
}
