package org.ieum.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.ieum.federation.model.Caution;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.StudyManifest;
import org.junit.jupiter.api.Test;

/** Coefficients that the data hardly determine. */
class DeterminationTest {
  private static final int ROWS = 250;
  private static final Covariate AGE = Covariate.continuous("age", -6, 6);
  private static final Covariate STAGE =
      Covariate.categorical("stage", List.of("I", "II", "III", "IV"));

  @Test
  void aLevelOfTwoCasesBehindImputationIsWarnedOf() {
    double[][] x = new double[ROWS][];
    boolean[] y = new boolean[ROWS];
    rows(new Random(2), x, y);
    for (int i = 0; i < ROWS; i++) {
      x[i][1] = x[i][1] == 3 ? 2 : x[i][1];
    }
    x[10][1] = 3;
    y[10] = true;
    x[200][1] = 3;
    y[200] = true;
    FittedModel model = fit(ModelSpec.logistic(), x, y, AGE, STAGE);
    Coefficient level = coefficient(model, "stage=IV");
    assertThat(level.standardError()).isGreaterThan(5);
    assertThat(model.cautions())
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.code()).isEqualTo(Caution.Code.HARDLY_DETERMINED);
              assertThat(c.subject()).isEqualTo("stage=IV");
              assertThat(c.text()).contains("2.5 or less", "% of the information", "merge");
            });
  }

  @Test
  void ordinaryStudiesAreNotWarnedOf() {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(100 + seed);
      double[][] x = new double[ROWS][];
      boolean[] y = new boolean[ROWS];
      rows(random, x, y);
      // A rare level, held by five persons with and without the outcome.
      for (int k = 0; k < 5; k++) {
        x[7 * k][1] = 3;
        y[7 * k] = k < 2;
      }
      assertThat(fit(ModelSpec.logistic(), x, y, AGE, STAGE).cautions()).as("%d", seed).isEmpty();
    }
  }

  @Test
  void numbersThatGoTogetherAreWarnedOfWhereTheDataCannotTellThemApart() {
    double[][] x = new double[ROWS][];
    boolean[] y = new boolean[ROWS];
    Random random = new Random(4);
    rows(random, x, y);
    for (int i = 0; i < ROWS; i++) {
      x[i][1] = x[i][0] + 0.02 * random.nextGaussian();
    }
    Covariate twin = Covariate.continuous("twin", -7, 7);
    assertThat(fit(ModelSpec.logistic(), x, y, AGE, twin).cautions())
        .extracting(Caution::subject)
        .containsExactly("age", "twin");
  }

  @Test
  void aRidgeThatAloneDeterminesACoefficientIsSaid() {
    double[][] x = new double[ROWS][];
    boolean[] y = new boolean[ROWS];
    rows(new Random(6), x, y);
    ModelSpec strong = new ModelSpec(ModelSpec.Family.LOGISTIC, 5, false, false, 25);
    assertThat(fit(strong, x, y, AGE, STAGE).cautions())
        .isNotEmpty()
        .allSatisfy(c -> assertThat(c.code()).isEqualTo(Caution.Code.RIDGE_DETERMINED));
    ModelSpec mild = new ModelSpec(ModelSpec.Family.LOGISTIC, 0.01, false, false, 25);
    assertThat(fit(mild, x, y, AGE, STAGE).cautions()).isEmpty();
  }

  private static void rows(Random random, double[][] x, boolean[] y) {
    for (int i = 0; i < ROWS; i++) {
      double age = random.nextGaussian();
      double stage = random.nextInt(10) == 0 ? Double.NaN : random.nextInt(4);
      x[i] = new double[] {age, stage};
      y[i] = random.nextDouble() < 1 / (1 + Math.exp(0.5 - 0.8 * age));
    }
  }

  private static Coefficient coefficient(FittedModel model, String name) {
    return model.coefficients().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static FittedModel fit(
      ModelSpec model, double[][] x, boolean[] y, Covariate... covariates) {
    StudyManifest study =
        Oracle.study("y", new FeatureDictionary(List.of(covariates))).withModel(model);
    PatientTable table = PatientTable.ofCovariates(study.dictionary(), x, y, new boolean[y.length]);
    return Oracle.fit(study, table.split(3));
  }
}
