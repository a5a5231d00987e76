package org.ieum.cli.report.section;

import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.Estimate;

/** How a model of the time to an event can be adapted. */
final class HazardRecalibration {
  private HazardRecalibration() {}

  static void write(Html page, Source s) {
    page.p("The model was not updated after it was judged.");
    Estimate slope = s.judged().ranks().slope();
    if (Double.isFinite(slope.value())) {
      page.raw("<p class=\"formula\">");
      page.text("recalibrated L = " + Numbers.fixed(slope.value(), 3) + " × L");
      page.raw("</p>\n");
      page.p(
          "would recalibrate hazard ratios to these records. Use it only after an evaluation on other"
              + " records: an interval that holds 1 says that no change is called for.");
    }
    page.p(
        "For a risk at a given time that is right at one hospital, it needs its own baseline hazard,"
            + " estimated from its own records with L as offset.");
  }
}
