package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.Cohort;
import org.ieum.federation.model.Cohort.SiteCohort;
import org.ieum.federation.model.Cohort.Step;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.Performance;

/** How many persons were left after each step, and who they are. */
final class Flow {
  private Flow() {}

  static void write(Html page, Source s) {
    Cohort cohort = s.cohort();
    page.heading("Flow of participants");
    if (cohort.attrition().isEmpty()) {
      page.absent(
          s.definition().isPresent()
              ? "The model’s document does not hold the numbers of persons after each step."
              : "Each hospital chose the records of its table itself; how many persons it left out"
                  + " is not known here.");
    }
    chart(page, s, cohort.attrition());
    if (!cohort.attrition().isEmpty() && !cohort.sites().isEmpty()) {
      bySite(cohort).writeTo(page);
    }
    page.heading("Characteristics (Table 1)");
    if (cohort.columns().isEmpty()) {
      page.absent("The model’s document does not hold a description of the participants.");
      return;
    }
    CharacteristicsTable.of(s).writeTo(page);
    page.note(
        "Training and held-out records together, unweighted: mean ± standard deviation of numbers,"
            + " share of yes/no and of categories, among the records whose value is present.");
    if (cohort.sites().isEmpty()) {
      page.absent("No hospital consented to its own column.");
    }
  }

  private static void chart(Html page, Source s, List<Step> steps) {
    page.raw("<ol class=\"flow\">\n");
    long first = steps.isEmpty() ? 0 : Math.max(1, steps.get(0).persons());
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (i > 0) {
        long lost = steps.get(i - 1).persons() - step.persons();
        page.styled(
            "li", "lost", lost == 0 ? "none left out" : "− " + Numbers.count(lost) + " left out");
      }
      box(page, step.persons(), step.label(), (double) step.persons() / first);
    }
    page.raw("<li class=\"fork\">\n");
    String events = s.heldOut() ? "" : ", which also judge";
    FittedModel model = s.model();
    leaf(
        page,
        model.records(),
        "training records" + events,
        s.averages() ? mean(s, model.development()) : share(model.records(), model.events()));
    if (s.heldOut()) {
      Performance judged = s.judged();
      leaf(
          page,
          judged.records(),
          "held-out records",
          s.averages() ? mean(s, judged) : share(judged.records(), judged.events()));
    }
    page.raw("</li>\n</ol>\n");
  }

  private static void box(Html page, long persons, String label, double part) {
    page.open("li", "step").raw("<div class=\"box\">");
    page.styled("b", "", Numbers.count(persons)).text(label);
    page.raw(
        String.format(
            Locale.ROOT,
            "<i class=\"part\"><i style=\"width:%.1f%%\"></i></i>",
            100 * Math.max(0, Math.min(1, part))));
    page.raw("</div></li>\n");
  }

  private static void leaf(Html page, long records, String label, String remark) {
    page.open("div", "box leaf").styled("b", "", Numbers.count(records)).text(label);
    page.styled("small", "", remark);
    page.close("div");
  }

  private static String share(long records, long events) {
    return Numbers.count(events)
        + " with the outcome ("
        + Numbers.percent((double) events / Math.max(1, records))
        + ")";
  }

  private static String mean(Source s, Performance of) {
    return "mean ‘"
        + s.predicted().column()
        + "’ "
        + new NearnessMeasures(s).inUnits(of.nearness().outcome());
  }

  private static DataTable bySite(Cohort cohort) {
    DataTable table = new DataTable("Persons left after each step").text("Step").number("All");
    cohort.sites().forEach(site -> table.number(site.site()));
    for (int i = 0; i < cohort.attrition().size(); i++) {
      Step step = cohort.attrition().get(i);
      List<String> cells = new ArrayList<>();
      cells.add(step.label());
      cells.add(Numbers.count(step.persons()));
      for (SiteCohort site : cohort.sites()) {
        cells.add(
            i < site.attrition().size()
                ? Numbers.count(site.attrition().get(i).persons())
                : Numbers.NONE);
      }
      table.row(cells);
    }
    return table;
  }
}
