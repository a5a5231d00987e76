package org.ieum.cli.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ieum.algorithms.StudyProgram;
import org.ieum.cli.result.FetchedStudy;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.StudyResultJson;
import org.ieum.federation.reference.InMemorySiteTable;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.study.Subgroup;
import org.ieum.testkit.SyntheticCohort;

/** Models of what is no risk, fitted to made-up patients of four hospitals. */
public final class ValueSamples {
  /** Of days in hospital, which are about normal. */
  public static final FetchedStudy STAY =
      fetched(Outcome.continuous("stay", 0, 60), ModelSpec.of(ModelSpec.Family.LINEAR));

  /** Of falls in a time whose logarithm is the offset. */
  public static final FetchedStudy FALLS =
      fetched(
          Outcome.count("falls", 60),
          ModelSpec.of(ModelSpec.Family.POISSON).withOffset("log_years"));

  /** Of the days to a relapse. */
  public static final FetchedStudy RELAPSE =
      fetched(
          Outcome.timeToEvent("days", "relapse", 3650).withHorizons(List.of(365.0, 730.0)),
          ModelSpec.of(ModelSpec.Family.COX));

  private static final int PATIENTS = 3000;

  private ValueSamples() {}

  private static FetchedStudy fetched(Outcome outcome, ModelSpec model) {
    StudyManifest study = study(outcome, model);
    FittedModel fitted =
        StudyProgram.run(
            InMemorySiteTable.federate(study, patients(study).split(4)), ProgressListener.none());
    TreeMap<String, Long> bytes = new TreeMap<>();
    study.sites().forEach(site -> bytes.put(site, 5_120L));
    return new FetchedStudy(
        study,
        new StudyResultJson(
            fitted, study.sites(), bytes, new TreeMap<>(), new LinkedHashMap<>(Map.of())));
  }

  private static StudyManifest study(Outcome outcome, ModelSpec model) {
    List<Covariate> covariates =
        Stream.concat(
                Stream.of(
                    Covariate.continuous("age", 18, 110).withLabel("Age at admission"),
                    Covariate.binary("frail"),
                    Covariate.categorical("ward", List.of("medicine", "surgery"))
                        .withMissingIndicator()),
                model.offset().stream().map(name -> Covariate.continuous(name, -3, 3)))
            .toList();
    return SyntheticCohort.study(4, new FeatureDictionary(covariates))
        .withSplit(new Split(30, "salt"))
        .withOutcome(outcome, model)
        .withEvaluation(
            new EvaluationSpec(2000, 12, true, 100)
                .withSubgroups(
                    List.of(
                        Subgroup.bands("age band", "age", List.of(65.0)),
                        Subgroup.levels("frailty", "frail")))
                .withLeaveOneSiteOut());
  }

  private static PatientTable patients(StudyManifest study) {
    Random random = new Random(17);
    Outcome outcome = study.outcome();
    int covariates = study.dictionary().covariates().size();
    double[][] rows = new double[PATIENTS][covariates];
    double[] outcomes = new double[PATIENTS];
    boolean[] heldOut = new boolean[PATIENTS];
    for (int i = 0; i < PATIENTS; i++) {
      double age = Math.max(20, Math.min(105, 64 + 14 * random.nextGaussian()));
      double frail = random.nextDouble() < 0.3 ? 1 : 0;
      double ward = random.nextDouble();
      rows[i][0] = age;
      rows[i][1] = frail;
      rows[i][2] = ward < 0.1 ? Double.NaN : ward < 0.6 ? 0 : 1;
      double effect = 0.02 * (age - 64) + 0.5 * frail + (ward < 0.6 ? 0 : 0.3);
      double years = random.nextGaussian() / 2;
      if (study.model().offset().isPresent()) {
        rows[i][3] = years;
      }
      double value =
          switch (outcome.kind()) {
            case COUNT -> count(random, Math.exp(effect + years));
            case TIME_TO_EVENT ->
                1 + Math.floor(-900 * Math.exp(-effect) * Math.log(1 - random.nextDouble()));
            case CONTINUOUS, BINARY -> 20 + 10 * effect + 5 * random.nextGaussian();
          };
      double limited = Math.max(outcome.min(), Math.min(outcome.max(), value));
      outcomes[i] =
          outcome.isTime()
              ? Outcome.observed(limited, value <= 400 + 1000 * random.nextDouble())
              : outcome.scaled(limited);
      heldOut[i] = study.split().heldOut("patient-" + i);
    }
    return PatientTable.ofCovariates(study.dictionary(), rows, outcomes, heldOut);
  }

  /** Poisson's, by how many unit exponentials the mean holds. */
  private static double count(Random random, double mean) {
    int events = 0;
    for (double at = -Math.log(1 - random.nextDouble());
        at < mean;
        at -= Math.log(1 - random.nextDouble())) {
      events++;
    }
    return events;
  }
}
