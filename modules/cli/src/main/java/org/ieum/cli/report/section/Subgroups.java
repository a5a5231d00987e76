package org.ieum.cli.report.section;

import java.util.List;
import org.ieum.cli.report.page.Html;
import org.ieum.federation.model.SubgroupPerformance;
import org.ieum.federation.query.LeastPart;

/** Figures by declared group. */
final class Subgroups {
  private Subgroups() {}

  static void write(Html page, Source s) {
    List<SubgroupPerformance> groups = s.model().subgroups();
    if (groups.isEmpty()) {
      page.absent(
          s.study().evaluation().subgroups().isEmpty()
              ? "The study declares no subgroups."
              : "There are no figures of the declared groups: each hospital holds too few of their"
                  + " records, or the model’s document is older than such figures.");
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
    if (s.predicted().isTime()) {
      page.note(
          "Within a narrow band of a strong predictor persons are harder to rank, and the concordance"
              + " is smaller by nature. A hospital says nothing of a group of fewer than "
              + LeastPart.RECORDS
              + " of its records, or "
              + LeastPart.OF_A_KIND
              + " with or without the event, or that would tell what the rest are; groups that no"
              + " hospital tells of have no row.");
      return;
    }
    if (!s.risk()) {
      page.note(
          "Within a narrow band of a strong predictor outcomes differ less, and R² is smaller by"
              + " nature. Compare RMSE and mean prediction first. A hospital says nothing of a group"
              + " of fewer than "
              + LeastPart.RECORDS
              + " of its records, or that would tell what the rest are; groups that no hospital tells"
              + " of have no row.");
      return;
    }
    if (groups.stream().anyMatch(g -> g.performance().appraisal().withheld().sites() > 0)
        || groups.size()
            < s.study().evaluation().subgroups().stream()
                .mapToInt(g -> g.groups(s.study().dictionary()).size())
                .sum()) {
      page.note(
          "Hospitals add to the groups of which they hold enough; groups without a row are those"
              + " where each of them "
              + WithheldWords.TOO_FEW_EACH
              + ", or would tell what the rest of its records are.");
    }
    page.note(
        "Within a narrow band of a strong predictor, such as age, the AUC is smaller by nature."
            + " Compare calibration first.");
  }
}
