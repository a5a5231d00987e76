package org.ieum.cli.report.section;

import java.util.List;
import org.ieum.cli.report.page.Html;
import org.ieum.federation.query.LeastPart;
import org.ieum.federation.study.Subgroup;

/** What was planned to see unequal performance. */
final class Fairness {
  private Fairness() {}

  static void write(Html page, Source s) {
    List<Subgroup> subgroups = s.study().evaluation().subgroups();
    if (subgroups.isEmpty()) {
      page.absent("The study declares no subgroups, so unequal performance would not be seen.");
      return;
    }
    page.p(
        "Performance is reported for groups that the study declared before the fit: "
            + String.join(
                ", ",
                subgroups.stream()
                    .map(g -> g.name() + " (by " + s.study().dictionary().said(g.covariate()) + ")")
                    .toList())
            + (s.averages()
                ? ". A hospital says nothing of a group of fewer than "
                    + LeastPart.RECORDS
                    + " of its records."
                : ". A hospital adds to a group where it holds enough of its records.")
            + " No method was used to even out differences.");
    page.raw("<p><a href=\"#subgroups\">The figures by group</a></p>\n");
  }
}
