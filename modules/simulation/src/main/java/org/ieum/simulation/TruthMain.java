package org.ieum.simulation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.Performance;
import org.ieum.federation.study.ExternalModel;
import org.ieum.federation.study.HoldOut;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.study.Term;

/**
 * How near a study comes to the truth, where patients are made up and their true risks known:
 * {@code --study FILE --site NAME=CDM … --truth NAME=PARQUET … --probability COLUMN}. Trains over
 * the sites and judges the true probabilities on the same held-out persons, with the same weights:
 * no model can do better than they. Says which coefficients of the study's published models lie in
 * their 95 % intervals.
 */
public final class TruthMain {
  private static final String PERSON = "person_id";

  private TruthMain() {}

  public static void main(String[] args) {
    Application.run("ieum truth", session -> judge(session, args));
  }

  static Arguments arguments(String[] args) {
    return Arguments.of(args, Set.of("study", "site", "truth", "probability"));
  }

  private static void judge(SparkSession session, String[] args) {
    Arguments arguments = arguments(args);
    Map<String, String> sites = arguments.sites();
    Map<String, String> truth = arguments.named("truth");
    if (!truth.keySet().equals(sites.keySet())) {
      throw Arguments.usage("expected --truth for each site of --site, found " + truth.keySet());
    }
    String probability = arguments.required("probability");
    StudyManifest study =
        Documents.study(Path.of(arguments.required("study")), List.copyOf(sites.keySet()));
    Figures.heading();
    FittedModel model;
    try (Simulation simulation =
        new Simulation(session, study, SiteTables.of(session, study, sites))) {
      model = simulation.fit();
    }
    List<RankedOutcome> ranked = new ArrayList<>();
    // Made by the simulation already.
    SiteTables.flat(session, study, sites)
        .forEach(
            (site, table) ->
                ranked.addAll(
                    heldOut(
                        study,
                        session.read().parquet(table.uri()),
                        session.read().parquet(truth.get(site)),
                        probability)));
    performance(model, RankedOutcome.auc(ranked));
    coefficients(study, model);
  }

  private static List<RankedOutcome> heldOut(
      StudyManifest study, Dataset<Row> analysis, Dataset<Row> truth, String probability) {
    HoldOut rule = study.split().rule();
    Column weight = study.preparation().weight().map(w -> col(w.column())).orElse(lit(1.0));
    Dataset<Row> known = truth.select(col(PERSON), col(probability).as("true_probability"));
    List<RankedOutcome> outcomes = new ArrayList<>();
    Dataset<Row> joined =
        analysis
            .select(
                col(study.personId()).as(PERSON),
                col(study.outcome().column()).cast("double").as("outcome"),
                weight.cast("double").as("weight"))
            .join(known, PERSON);
    for (Row r : joined.collectAsList()) {
      boolean judged = study.split().holdoutPercent() == 0 || rule.heldOut(r.get(0).toString());
      if (judged && !r.isNullAt(1)) {
        outcomes.add(new RankedOutcome(r.getDouble(3), r.getDouble(1) == 1, r.getDouble(2)));
      }
    }
    return outcomes;
  }

  private static void performance(FittedModel model, double ceiling) {
    Performance held = model.validation();
    Estimate slope = held.appraisal().calibrationSlope();
    Figures.print("training records, with the outcome", model.records() + ", " + model.events());
    Figures.print("held-out records, with the outcome", held.records() + ", " + held.events());
    Figures.print("AUC of the model", number(held.auc()) + " ± " + number(held.aucBound()));
    Figures.print("its 95 % interval", interval(held.appraisal().auc()));
    Figures.print("AUC of the true probabilities", number(ceiling));
    Figures.print("difference", number(held.auc() - ceiling));
    Figures.print("calibration slope", number(slope.value()) + " " + interval(slope));
  }

  private static void coefficients(StudyManifest study, FittedModel model) {
    Map<String, Coefficient> fitted = new HashMap<>();
    model.coefficients().forEach(c -> fitted.put(c.name(), c));
    for (ExternalModel published : study.evaluation().comparators()) {
      int compared = 0;
      int within = 0;
      for (Term term : published.terms()) {
        Coefficient c = fitted.get(column(term));
        if (c != null) {
          boolean in = c.low() <= term.coefficient() && term.coefficient() <= c.high();
          compared++;
          within += in ? 1 : 0;
          Figures.print(
              c.name() + (in ? "" : "  OUTSIDE"),
              number(term.coefficient())
                  + " in ["
                  + number(c.low())
                  + ", "
                  + number(c.high())
                  + "]");
        }
      }
      Figures.print(published.name() + ", within intervals", within + " of " + compared);
    }
  }

  /** Name of the design column that the term is linear in; another name than any where none is. */
  private static String column(Term term) {
    if (term instanceof Term.Level level) {
      return level.covariate() + "=" + level.level();
    }
    return term.equals(Term.linear(term.covariate(), term.coefficient())) ? term.covariate() : "";
  }

  private static String interval(Estimate e) {
    return "[" + number(e.low()) + ", " + number(e.high()) + "]";
  }

  private static String number(double x) {
    return String.format(Locale.ROOT, "%.4f", x);
  }
}
