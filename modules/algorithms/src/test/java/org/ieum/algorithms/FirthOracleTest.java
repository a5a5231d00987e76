package org.ieum.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;
import org.junit.jupiter.api.Test;

/** Firth's logistic regression of four sites against {@code oracle/make_firth_oracle.py}. */
class FirthOracleTest {
  private static StudyManifest study(ModelSpec model) {
    return Oracle.study(
            "died",
            new FeatureDictionary(
                List.of(
                    Covariate.continuous("age", 18, 110),
                    Covariate.continuous("marker", 0, 60),
                    Covariate.binary("mutation"))))
        .withSplit(new Split(20, "salt"))
        .withModel(model);
  }

  private static List<PatientTable> sites(StudyManifest study) {
    return Oracle.heldOutSites(study, "firth.csv");
  }

  private static ModelSpec firth() {
    return ModelSpec.logistic().withFirth();
  }

  @Test
  void theEstimateEqualsThatOfThePooledRowsWhereACovariateSeparates() {
    StudyManifest study = study(firth());
    FittedModel model = Oracle.fit(study, sites(study));
    Oracle oracle = Oracle.of("firth", "firth-oracle.csv");
    assertThat(model.records()).isEqualTo((long) oracle.value("records"));
    assertThat(model.events()).isEqualTo((long) oracle.value("events"));
    assertThat(oracle.worstEstimate(model)).isLessThan(1e-8);
    assertThat(oracle.worstError(model)).isLessThan(1e-7);
    assertThat(Oracle.relative(model.logLikelihood(), oracle.value("logLikelihood")))
        .isLessThan(1e-9);
    assertThat(model.rounds()).isLessThanOrEqualTo(40);
  }

  @Test
  void maximumLikelihoodRefusesTheSameRowsAndSaysWhatToAdd() {
    StudyManifest study = study(ModelSpec.logistic());
    assertThatThrownBy(() -> Oracle.fit(study, sites(study)))
        .isInstanceOfSatisfying(
            IeumException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SEPARATION))
        .hasMessageContaining("mutation separates")
        .hasMessageContaining("add a penalty (model: {firth: true}");
  }

  @Test
  void eachSiteIsJudgedByAFitWithoutIt() {
    EvaluationSpec spec =
        new EvaluationSpec(2000, 12, false, 100, List.of(), List.of(), List.of(), true);
    StudyManifest study =
        study(firth())
            .withSites(List.of("site-001", "site-002", "site-003", "site-004"))
            .withEvaluation(spec)
            .withSplit(new Split(0, "salt"));
    List<PatientTable> tables =
        sites(study).stream().map(t -> t.withHeldOut(new boolean[t.rows()])).toList();
    // Each site has to hold ten records with the outcome to be judged: it does, three times over.
    List<PatientTable> thrice =
        tables.stream().map(t -> PatientTable.concatenate(List.of(t, t, t, t, t))).toList();
    FittedModel model = Oracle.fit(study, thrice);
    assertThat(model.leftOut()).isNotEmpty();
    model
        .leftOut()
        .forEach(site -> assertThat(site.coefficients()).allMatch(c -> Math.abs(c) < 50));
  }

  @Test
  void theModifiedScoreIsZeroAtTheEstimateOfAnyFewRecords() {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      int n = 24 + random.nextInt(60);
      double[][] x = new double[n][3];
      boolean[] y = new boolean[n];
      for (int i = 0; i < n; i++) {
        x[i][0] = 60 + 10 * (random.nextInt(9) - 4);
        x[i][1] = random.nextInt(30);
        x[i][2] = random.nextInt(6) == 0 ? 1 : 0;
        y[i] = i < 2 || random.nextInt(5) == 0 || (seed % 3 == 0 && x[i][2] == 1);
      }
      x[0][2] = 1;
      x[1][2] = 0;
      StudyManifest study = study(firth()).withSplit(new Split(0, "salt"));
      FittedModel model =
          Oracle.fit(
              study, PatientTable.ofCovariates(study.dictionary(), x, y, new boolean[n]).split(4));
      double[] beta = model.coefficients().stream().mapToDouble(c -> c.estimate()).toArray();
      double[] errors = model.coefficients().stream().mapToDouble(c -> c.standardError()).toArray();
      double[] score = ModifiedScore.at(x, y, beta);
      for (int j = 0; j < score.length; j++) {
        // One standard error of a coefficient moves its score by about 1 / error.
        assertThat(Math.abs(score[j]) * errors[j])
            .as("seed %d, %d, %d rounds", seed, j, model.rounds())
            .isLessThan(1e-6);
      }
    }
  }
}
