package org.ieum.cli.report.section;

import java.util.Set;
import java.util.TreeSet;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.clinical.omop.ConceptSetUse;
import org.ieum.clinical.population.Censoring;

/** What the documents say to each domain of PROBAST+AI (Moons et al. 2025). */
final class Probast {
  private Probast() {}

  static void write(Html page, Source s) {
    page.p(
        "Facts from the study’s documents, by domain and in our words. The judgement – yes,"
            + " probably, no – is the reviewer’s.");
    DataTable table =
        new DataTable("PROBAST+AI").text("Question").text("Known here").text("Judgement");
    boolean omop = s.definition().isPresent();
    table.group("Participants and data sources");
    row(
        table,
        "Suitable data source",
        omop
            ? "routine records in the OMOP Common Data Model of "
                + Numbers.count(s.sites().size(), "hospital", "hospitals")
            : "tables chosen by the hospitals");
    row(
        table,
        "Suitable inclusion and exclusion",
        omop ? "one public rule everywhere, counts after each step" : "not in the documents");
    table.group("Predictors");
    row(table, "Defined alike for all", "one public dictionary, with digest");
    row(
        table,
        "Assessed without knowledge of the outcome",
        omop ? "recorded before the index date, by rule" : "not in the documents");
    row(
        table,
        "Available when the model is to be used",
        omop ? "windows end the day before the index date" : "not in the documents");
    table.group("Outcome");
    row(
        table,
        "Defined beforehand and alike for all",
        omop ? "one public rule everywhere" : "a column of each hospital’s table");
    row(table, "Predictors kept out of its definition", overlap(s));
    row(
        table,
        "Suitable time from predictors to outcome",
        omop ? "see time-at-risk above" : "not in the documents");
    table.group("Analysis");
    row(
        table,
        s.averages() ? "Enough records" : "Enough outcomes",
        Numbers.count(s.averages() ? s.model().records() : s.model().events())
            + " for "
            + Numbers.count(s.parameters(), "parameter", "parameters")
            + "; "
            + Numbers.count(s.averages() ? s.judged().records() : s.judged().events())
            + " to judge");
    row(
        table,
        "Predictors handled well",
        "numbers kept as numbers, no cut-offs, no selection by outcome");
    row(table, "All participants analysed", omop ? followUp(s) : "every record of the tables");
    row(
        table,
        "Absent values handled well",
        "mean of all training records, with flags where asked");
    row(table, "Complexities of the data", omop ? followUp(s) : "none declared");
    row(
        table,
        "Overfitting and optimism",
        s.heldOut()
            ? s.study().split().holdoutPercent() + "% held out before the fit"
            : "judged on training records");
    row(
        table,
        "Leakage between training and evaluation",
        "persons are divided by id, so nobody is in both; scaling from training records only");
    row(table, "Suitable measures", measures(s));
    row(
        table,
        "Class imbalance",
        s.risk() ? "left as it is; no resampling" : "the outcome has no classes");
    row(
        table,
        "Fairness",
        s.model().subgroups().isEmpty() ? "no subgroup figures" : "figures by declared subgroup");
    row(table, "Published model is the fitted one", "bit for bit: see the model digest");
    table.writeTo(page);
  }

  private static void row(DataTable table, String question, String known) {
    table.row(question, known, "");
  }

  private static String measures(Source s) {
    if (s.predicted().isTime()) {
      return s.predicted().horizons().isEmpty()
          ? "discrimination within hospitals, calibration slope; not risks at a time"
          : "discrimination within hospitals, calibration slope, risks at horizons";
    }
    return s.risk()
        ? "discrimination"
            + (s.judged().calibration().isEmpty() ? "" : ", calibration")
            + (s.judged().appraisal().decisionCurve().isEmpty() ? "" : ", clinical benefit")
        : "prediction errors, calibration";
  }

  private static String overlap(Source s) {
    if (s.definition().isEmpty()) {
      return "not in the documents";
    }
    Set<String> outcome = new TreeSet<>();
    ConceptSetUse.of(s.definition().get().outcome(), outcome::add);
    Set<String> both = new TreeSet<>();
    s.definition()
        .get()
        .covariates()
        .forEach(
            c ->
                ConceptSetUse.of(
                    c.feature(),
                    set -> {
                      if (outcome.contains(set)) {
                        both.add(set);
                      }
                    }));
    return both.isEmpty() ? "no concept set is in both" : "in both: " + String.join(", ", both);
  }

  private static String followUp(Source s) {
    Censoring.Policy policy = s.definition().orElseThrow().population().censoring().policy();
    return switch (policy) {
      case IPCW -> "incomplete follow-up by inverse probability of censoring weights";
      case EXCLUDE -> "persons with incomplete follow-up left out";
      case INCLUDE -> "incomplete follow-up counted as without the outcome";
      case TIME_TO_EVENT -> "persons observed until their follow-up ended, by death too";
    };
  }
}
