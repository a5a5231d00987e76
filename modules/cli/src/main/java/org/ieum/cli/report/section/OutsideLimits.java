package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.Cohort;

/** Values outside their predictors' plausible limits, in all and at consenting hospitals. */
final class OutsideLimits {
  /** Share of the records above which a count is worth a word. */
  private static final double NOTEWORTHY = 0.01;

  private OutsideLimits() {}

  static void write(Html page, Source s) {
    Cohort cohort = s.cohort();
    List<Cohort.Outside> found = cohort.outside().stream().filter(o -> o.records() > 0).toList();
    if (cohort.outside().isEmpty()) {
      return;
    }
    page.p(
        "A value outside its predictor’s plausible limits is among the absent ones. "
            + (found.isEmpty()
                ? "No record had one."
                : "The table counts the records that had one; each hospital rounds its own count to"
                    + " 5, and fewer than 5 up to 5, so that none is about single patients."));
    if (found.isEmpty()) {
      return;
    }
    table(found, s).writeTo(page);
    List<String> many = new ArrayList<>();
    for (Cohort.Outside o : found) {
      double share = (double) o.records() / cohort.records();
      if (share > NOTEWORTHY) {
        many.add(s.scales().plainLabel(o.covariate()) + " (" + Numbers.percent(share) + ")");
      }
    }
    if (!many.isEmpty()) {
      page.p(
          "In more than 1 % of the records: "
              + String.join(", ", many)
              + ". Look for another unit, or a code for absent values, at the hospitals.");
    }
  }

  private static DataTable table(List<Cohort.Outside> found, Source s) {
    DataTable table =
        new DataTable("Records with a value outside the plausible limits")
            .text("Predictor")
            .number("All");
    found.get(0).sites().forEach(site -> table.number(site.site()));
    for (Cohort.Outside o : found) {
      List<String> cells = new ArrayList<>();
      cells.add(s.scales().plainLabel(o.covariate()));
      cells.add(Numbers.count(o.records()));
      o.sites().forEach(site -> cells.add(Numbers.count(site.records())));
      table.row(cells);
    }
    return table;
  }
}
