package org.ieum.cli.report.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.ieum.algorithms.StudyProgram;
import org.ieum.cli.report.StudyReport;
import org.ieum.cli.report.section.WorkedExample.Step;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.basis.Logarithm;
import org.ieum.federation.basis.Power;
import org.ieum.federation.basis.Spline;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.LinearPredictor;
import org.ieum.federation.model.StudyResultJson;
import org.ieum.federation.reference.InMemorySiteTable;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.StudyManifest;
import org.ieum.testkit.SyntheticCohort;
import org.junit.jupiter.api.Test;

/** What a report says of predictors that are transforms of raw columns. */
class TransformedPredictorsTest {
  private static final FeatureDictionary DICTIONARY =
      new FeatureDictionary(
          List.of(
              Covariate.continuous("log-psa", 0.1, 500)
                  .ofColumn("psa")
                  .withBasis(new Logarithm())
                  .withLabel("PSA"),
              age("age2").withBasis(new Power(60, 2)),
              age("age-s").withBasis(new Spline(List.of(45.0, 60.0, 75.0, 85.0))),
              Covariate.bands("age-band", 18, 110, List.of(50.0, 65.0)).ofColumn("age")));
  private static final int PATIENTS = 1500;

  private static Covariate age(String name) {
    return Covariate.continuous(name, 18, 110).ofColumn("age");
  }

  private static Source source() {
    StudyManifest study =
        SyntheticCohort.study(3, DICTIONARY).withModel(ModelSpec.logistic().withRidge(0.01));
    Random random = new Random(3);
    double[][] rows = new double[PATIENTS][];
    boolean[] outcome = new boolean[PATIENTS];
    for (int i = 0; i < PATIENTS; i++) {
      double psa = Math.exp(1.5 + random.nextGaussian());
      double age = Math.max(20, Math.min(105, 64 + 14 * random.nextGaussian()));
      rows[i] = new double[] {psa, age, age, age};
      double eta = -1 + 0.6 * Math.log(psa) + 0.01 * (age - 60);
      outcome[i] = random.nextDouble() < 1 / (1 + Math.exp(-eta));
    }
    PatientTable patients =
        PatientTable.ofCovariates(DICTIONARY, rows, outcome, new boolean[PATIENTS]);
    FittedModel model =
        StudyProgram.run(
            InMemorySiteTable.federate(study, patients.split(3)), ProgressListener.none());
    StudyResultJson result =
        new StudyResultJson(
            model, study.sites(), new TreeMap<>(), new TreeMap<>(), new LinkedHashMap<>());
    return Source.of(study, result, new TreeMap<>());
  }

  @Test
  void theWorkedExampleIsOfOnePersonWhoseRawValuesAreTransformed() {
    Source source = source();
    WorkedExample example = WorkedExample.of(source);
    List<Step> ages =
        example.steps().stream().filter(step -> step.name().startsWith("age")).toList();
    assertThat(ages).hasSizeGreaterThan(3);
    assertThat(ages).extracting(Step::said).containsOnly(ages.get(0).said());
    double age = Double.parseDouble(ages.get(0).said());
    double psa = (0.1 + 500) / 2;
    assertThat(age).isBetween(55.0, 75.0);
    PatientTable person =
        PatientTable.ofCovariates(
            DICTIONARY,
            new double[][] {{Math.rint(psa), age, age, age}},
            new boolean[1],
            new boolean[1]);
    LinearPredictor predictor = LinearPredictor.of(source.study(), source.model());
    double eta = predictor.intercept();
    for (int j = 0; j < person.columns(); j++) {
      eta += predictor.columns().get(j).coefficient() * person.value(0, j);
    }
    assertThat(example.sum()).isCloseTo(eta, within(1e-9));
  }

  @Test
  void everyNumberIsNamedByWhatItIs() {
    Source source = source();
    String html =
        StudyReport.of(source.study(), source.result(), new TreeMap<>(), List.of(), Instant.EPOCH)
            .html();
    assertThat(html)
        .doesNotContain("NaN")
        .contains(
            "PSA, as log(x)",
            "age2, as (x − 60)²",
            "as x and 2 spline terms with knots 45, 60, 75, 85",
            "age-s&#39;, as spline term 1 with knots 45, 60, 75, 85",
            "age-band, against below 50",
            "50 to below 65");
  }
}
