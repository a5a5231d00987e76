package org.ieum.cli.report.section;

import java.util.List;
import org.ieum.cli.report.page.Html;
import org.ieum.federation.model.SubgroupPerformance;
import org.ieum.federation.query.PredictionErrors;

/** Figures by declared group. */
final class Subgroups {
  private Subgroups() {}

  static void write(Html page, Source s) {
    List<SubgroupPerformance> groups = s.model().subgroups();
    if (groups.isEmpty()) {
      page.absent(
          s.study().evaluation().subgroups().isEmpty()
              ? "The study declares no subgroups."
              : "The model’s document does not hold figures of the declared subgroups.");
      return;
    }
    FigureRows rows = new FigureRows(s, "Performance in subgroups, " + s.judgedOn(), "Group");
    rows.row("All", s.judged());
    GroupNames names = new GroupNames(s);
    String last = "";
    for (SubgroupPerformance g : groups) {
      if (!g.subgroup().equals(last)) {
        rows.group(names.heading(g.subgroup()));
        last = g.subgroup();
      }
      rows.row(names.said(g.subgroup(), g.group()), g.performance());
    }
    rows.table().writeTo(page);
    if (!s.risk()) {
      page.note(
          "Within a narrow band of a strong predictor outcomes differ less, and R² is smaller by"
              + " nature. Compare RMSE and mean prediction first. A hospital says nothing of a group"
              + " of fewer than "
              + PredictionErrors.LEAST_RECORDS
              + " of its records; groups that no hospital tells of have no row.");
      return;
    }
    page.note(
        "Within a narrow band of a strong predictor, such as age, the AUC is smaller by nature."
            + " Compare calibration first.");
  }
}
