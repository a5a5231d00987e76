package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Decimals;
import org.ieum.cli.report.page.Html;
import org.ieum.federation.model.Cohort;
import org.ieum.federation.model.Cohort.SiteCohort;
import org.ieum.federation.study.Covariate;

/** Absent values of each predictor, in all and at consenting hospitals. */
final class MissingData {
  private MissingData() {}

  static void write(Html page, Source s) {
    page.p(
        "An absent value is replaced by the mean of all hospitals’ training records. Where the"
            + " dictionary asks for it, a flag tells the model that the value was absent. A"
            + " predictor that a hospital never records is masked there: absent for all its persons,"
            + " not zero.");
    Cohort cohort = s.cohort();
    if (cohort.columns().isEmpty()) {
      page.absent("The model’s document does not hold how many values were absent.");
    } else {
      table(s, cohort).writeTo(page);
      if (cohort.sites().isEmpty()) {
        page.absent("No hospital consented to its own figures.");
      }
    }
    OutsideLimits.write(page, s);
    List<String> never = new ArrayList<>();
    for (Cohort.Presence presence : cohort.presence()) {
      if (!presence.absentAt().isEmpty()) {
        never.add(
            s.study().dictionary().said(presence.covariate())
                + " at "
                + String.join(", ", presence.absentAt()));
      }
    }
    if (!never.isEmpty()) {
      page.p("Never recorded, so masked: " + String.join("; ", never) + ".");
    }
  }

  private static DataTable table(Source s, Cohort cohort) {
    DataTable table =
        new DataTable("Absent values, part of the records").text("Predictor").number("All");
    cohort.sites().forEach(site -> table.number(site.site()));
    Decimals shares = Decimals.ofParts(shares(s, cohort));
    for (Covariate c : s.study().dictionary().covariates()) {
      List<String> cells = new ArrayList<>();
      cells.add(s.scales().plainLabel(c.name()));
      cells.add(shares.percent(missing(s, c, cohort.columns(), cohort.records())));
      for (SiteCohort site : cohort.sites()) {
        cells.add(
            masked(cohort, c, site.site())
                ? "never recorded"
                : shares.percent(missing(s, c, site.columns(), site.records())));
      }
      table.row(cells);
    }
    return table;
  }

  private static DoubleStream shares(Source s, Cohort cohort) {
    return s.study().dictionary().covariates().stream()
        .flatMapToDouble(
            c ->
                DoubleStream.concat(
                    DoubleStream.of(missing(s, c, cohort.columns(), cohort.records())),
                    cohort.sites().stream()
                        .mapToDouble(site -> missing(s, c, site.columns(), site.records()))));
  }

  private static double missing(Source s, Covariate c, List<Cohort.Column> columns, long records) {
    return Observed.missing(Observed.of(s.study().dictionary(), c, columns), records);
  }

  private static boolean masked(Cohort cohort, Covariate c, String site) {
    return cohort.presence().stream()
        .anyMatch(p -> p.covariate().equals(c.name()) && p.absentAt().contains(site));
  }
}
