package org.ieum.cli.report.section;

import org.ieum.cli.report.page.Clause;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.BaselineHazard;
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
            + (s.model().standardErrors() == StandardErrors.MODEL
                    && s.study().model().penalty().present()
                ? ", and with a penalty they are only approximate."
                : ".")
            + " ‘If absent’ is what stands for a missing value. Coefficients describe "
            + (s.risk() ? "risk" : s.predicted().isTime() ? "hazards" : "the expected value")
            + ", not cause.");
    meaning(page, s);
    if (!s.model().cautions().isEmpty()) {
      page.heading("Warnings");
      page.list(
          Clause.each(
              s.model().cautions().stream()
                  .map(c -> s.scales().label(c.subject()) + ": " + c.text())
                  .toList()));
    }
    page.heading("How to apply it");
    page.raw("<p class=\"formula\">L = intercept + Σ coefficient × value\n");
    page.raw(
        switch (s.model().response().family()) {
          case LOGISTIC -> "risk = 1 / (1 + e<sup>−L</sup>)</p>\n";
          case LINEAR -> "expected value = L</p>\n";
          case POISSON -> "expected count = e<sup>L</sup></p>\n";
          case COX -> "relative hazard = e<sup>L</sup></p>\n";
        });
    WorkedExample example = WorkedExample.of(s);
    page.p(
        "A worked example. The person is made up; every value follows from the dictionary and the"
            + " means, none from a patient.");
    example.table().writeTo(page);
    result(page, s, example.sum());
    if (s.study().model().siteIntercepts()) {
      page.p(
          "The intercept is the mean of the hospitals’ own. At a given hospital the risk is right"
              + " only with that hospital’s intercept, which this page does not know.");
    }
  }

  /** What a coefficient says of the outcome, where that is no risk. */
  private static void meaning(Html page, Source s) {
    String column = s.predicted().column();
    switch (s.model().response().effect()) {
      case ODDS_RATIO -> {}
      case DIFFERENCE ->
          page.p(
              "A coefficient is the difference in ‘"
                  + column
                  + "’ that goes with one unit more of its column, the others alike. Outcomes are"
                  + " spread about their expected value with a standard deviation of "
                  + Numbers.significant(s.model().response().residualStandardError(), 4)
                  + " (residual standard error).");
      case HAZARD_RATIO ->
          page.p(
              "A hazard ratio is the factor by which the hazard of ‘"
                  + column
                  + "’ changes with one unit more of the column, the others alike; 1 is no difference."
                  + " The intercept was not estimated: it makes L 0 where every column has its mean.");
      case RATE_RATIO ->
          page.p(
              "A rate ratio is the factor by which the expected ‘"
                  + column
                  + "’ changes with one unit more of the column, the others alike; 1 is no"
                  + " difference.");
    }
  }

  private static void result(Html page, Source s, double sum) {
    double prediction = s.model().response().prediction(sum);
    switch (s.model().response().family()) {
      case LOGISTIC -> {
        page.raw("<p class=\"formula\">risk = 1 / (1 + e<sup>");
        page.text(Numbers.fixed(-sum, 4)).raw("</sup>) = ");
        page.text(Numbers.percent(prediction));
      }
      case LINEAR -> {
        page.raw("<p class=\"formula\">expected value = ");
        page.text(Numbers.fixed(prediction, 4));
      }
      case POISSON, COX -> {
        String what = s.risk() || s.averages() ? "expected count" : "relative hazard";
        page.raw("<p class=\"formula\">" + what + " = e<sup>");
        page.text(Numbers.fixed(sum, 4)).raw("</sup> = ");
        page.text(Numbers.significant(prediction, 4));
      }
    }
    page.raw("</p>\n");
    for (BaselineHazard h : s.model().response().baseline()) {
      if (h.known()) {
        page.raw("<p class=\"formula\">risk until ");
        page.text(
            Numbers.plain(h.time())
                + " = 1 − exp(−"
                + Numbers.significant(h.cumulativeHazard(), 5)
                + " × "
                + Numbers.significant(prediction, 4)
                + ") = "
                + Numbers.percent(h.risk(sum)));
        page.raw("</p>\n");
      }
    }
  }
}
