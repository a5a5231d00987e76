package org.ieum.cli.report.section;

import java.util.List;
import org.ieum.cli.report.page.Html;
import org.ieum.federation.model.LeftOutSite;
import org.ieum.federation.study.EvaluationSpec;

/** Internal-external validation. */
final class LeftOut {
  private LeftOut() {}

  static void write(Html page, Source s) {
    List<LeftOutSite> sites = s.model().leftOut();
    if (sites.isEmpty()) {
      page.absent(reason(s));
      return;
    }
    page.p(
        "For each consenting hospital the model was fitted once more without it and judged there:"
            + " the nearest that this study comes to a hospital that it has not seen.");
    FigureRows rows = new FigureRows(s, "Fitted elsewhere, judged here", "Hospital left out");
    sites.forEach(site -> rows.row(site.site(), site.performance()));
    rows.table().writeTo(page);
    if (sites.size() < s.sites().size()) {
      page.note(
          "A hospital has no row that did not consent, holds too few of its records to be judged, or"
              + " without which the others’ records support no model.");
    }
  }

  private static String reason(Source s) {
    if (s.study().evaluation().leaveOneSiteOut()) {
      return "No hospital consented to being left out and holds enough records to be judged.";
    }
    return s.sites().size() < EvaluationSpec.LEAST_SITES_TO_LEAVE_OUT
        ? "Not done: with fewer than "
            + EvaluationSpec.LEAST_SITES_TO_LEAVE_OUT
            + " hospitals, sums without one of them would say too much about each of the rest."
            + " How the model does at another hospital is not known."
        : "The study does not ask for it. How the model does at another hospital is not known.";
  }
}
