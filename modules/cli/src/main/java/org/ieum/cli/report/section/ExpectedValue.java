package org.ieum.cli.report.section;

import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.study.Covariate;

/** What a model of a number or count says. */
final class ExpectedValue {
  private ExpectedValue() {}

  static void write(Html page, Source s) {
    String column = s.predicted().column();
    page.p(
        switch (s.model().response().family()) {
          case LINEAR ->
              "The model gives the expected ‘"
                  + column
                  + "’ of persons with the same predictors, in the column’s own unit. It is not held"
                  + " within the limits of the column: far from the records of training it can leave"
                  + " them.";
          case POISSON ->
              "The model gives the expected count ‘"
                  + column
                  + "’ of persons with the same predictors, a number above 0 that need not be whole.";
          case LOGISTIC, COX -> throw new IllegalStateException("no expected value");
        });
    s.study()
        .model()
        .offset()
        .ifPresent(name -> page.p(offset(s, s.study().dictionary().covariate(name))));
    if (!s.predicted().happens()) {
      page.p(
          "Single persons lie about their expected value with a standard deviation of "
              + Numbers.significant(s.model().response().residualStandardError(), 3)
              + ", as estimated in training.");
    }
    page.absent(
        "The study declares no value at which to act; that is a clinical decision that remains to be"
            + " made (item 15).");
  }

  private static String offset(Source s, Covariate c) {
    return "It depends on the offset ‘"
        + s.study().dictionary().said(c.name())
        + "’, which is added as it is: "
        + (s.predicted().happens()
            ? "where that is the logarithm of a time, the count is that of the time."
            : "the expected value grows by as much.");
  }
}
