package org.ieum.cli.report.section;

import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.Appraisal;
import org.ieum.federation.model.Performance;

/** What an update would be. */
final class Recalibration {
  private Recalibration() {}

  static void write(Html page, Source s) {
    page.p("The model was not updated after it was judged.");
    Performance judged = s.judged();
    Appraisal a = judged.appraisal();
    if (Double.isFinite(a.calibrationInTheLarge().value())) {
      page.p(
          "Shift of the intercept that would make as many outcomes expected as were observed here: "
              + Numbers.estimate(a.calibrationInTheLarge(), 3)
              + ".");
    }
    if (Double.isFinite(judged.calibrationSlope() + judged.calibrationIntercept())) {
      page.raw("<p class=\"formula\">");
      page.text(
          "L recalibrated = "
              + Numbers.fixed(judged.calibrationIntercept(), 3)
              + " + "
              + Numbers.fixed(judged.calibrationSlope(), 3)
              + " × L");
      page.raw("</p>\n");
      page.p(
          "would recalibrate to these records. Use it only after an evaluation on other records: an"
              + " interval that holds 0 and 1 says that no change is called for.");
    }
    page.p(
        "Before use at a new hospital, judge the model on that hospital’s own records and recalibrate"
            + " the intercept at least where observed and expected outcomes differ.");
  }
}
