package org.ieum.cli.report.section;

import org.ieum.cli.report.page.Html;
import org.ieum.federation.model.Accuracy;

/** What an update of a model of a number or count would be. */
final class ValueRecalibration {
  private ValueRecalibration() {}

  static void write(Html page, Source s) {
    page.p("The model was not updated after it was judged.");
    Accuracy a = s.judged().nearness();
    if (Double.isFinite(a.slope().value() + a.intercept().value())) {
      NearnessMeasures measures = new NearnessMeasures(s);
      page.raw("<p class=\"formula\">");
      page.text(
          "recalibrated = "
              + measures.ofAll().said(a.intercept().value())
              + " + "
              + measures.ofAll().said(a.slope().value())
              + " × prediction");
      page.raw("</p>\n");
      page.p(
          "would recalibrate to these records. Use it only after an evaluation on other records:"
              + " intervals that hold 0 and 1 say that no change is called for.");
    }
    page.p(
        "Before use at a new hospital, judge the model on that hospital’s own records and recalibrate"
            + " it at least where mean prediction and mean outcome differ.");
  }
}
