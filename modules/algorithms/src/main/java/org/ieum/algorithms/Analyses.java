package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ieum.federation.plan.PlannedRounds;
import org.ieum.federation.study.AnalysisVersion;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;

/** What this release can fit, by the family that a study's model names. */
public final class Analyses {
  private static final int MOST_RECORDS = 1_000_000;

  private Analyses() {}

  /**
   * An analysis for people.
   *
   * @param outcome what it predicts
   * @param model what comes out
   * @param exactness how its model compares with that of the pooled records
   */
  public record Description(
      ModelSpec.Family family, String outcome, String model, String exactness) {
    /** The name in a study's {@code model: family}. */
    public String name() {
      return family.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public AnalysisVersion version() {
      return family.analysis();
    }
  }

  /** Every analysis, in the order of the families. */
  public static List<Description> all() {
    return Arrays.stream(ModelSpec.Family.values()).map(Analyses::of).toList();
  }

  private static Description of(ModelSpec.Family family) {
    return switch (family) {
      case LOGISTIC ->
          new Description(
              family, "binary", "linear predictor", "the pooled maximum likelihood, to rounding");
      case LINEAR ->
          new Description(
              family, "continuous", "linear predictor", "the pooled least squares, to rounding");
      case POISSON ->
          new Description(
              family, "count", "linear predictor", "the pooled maximum likelihood, to rounding");
      case COX ->
          new Description(
              family,
              "time to event",
              "linear predictor",
              "the pooled fit stratified by site, to rounding");
    };
  }

  /**
   * The rounds of a plain study: so many continuous covariates, one intercept, a quarter of the
   * records held out.
   *
   * @param covariates one or more
   * @param sites one or more
   */
  public static PlannedRounds planned(ModelSpec.Family family, int covariates, int sites) {
    List<Covariate> columns = new ArrayList<>();
    for (int j = 1; j <= covariates; j++) {
      columns.add(Covariate.continuous("x" + j, -10, 10));
    }
    List<String> names = new ArrayList<>();
    for (int s = 1; s <= sites; s++) {
      names.add("site-" + s);
    }
    StudyManifest plain =
        new StudyManifest(
            "plain",
            "A plain study",
            "To tell its rounds",
            names,
            "table",
            "id",
            "outcome",
            new FeatureDictionary(columns),
            new Split(25, "plain"),
            ModelSpec.logistic(),
            EvaluationSpec.standard(),
            MOST_RECORDS,
            20);
    Outcome outcome =
        switch (family.outcome()) {
          case BINARY -> plain.outcome();
          case CONTINUOUS -> Outcome.continuous("outcome", 0, 100);
          case COUNT -> Outcome.count("outcome", 100);
          case TIME_TO_EVENT -> Outcome.timeToEvent("time", "outcome", 3650);
        };
    return Rehearsal.of(plain.withOutcome(outcome, ModelSpec.of(family)));
  }
}
