package org.ieum.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.ieum.federation.basis.Logarithm;
import org.ieum.federation.basis.Power;
import org.ieum.federation.basis.Spline;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.StudyManifest;
import org.junit.jupiter.api.Test;

/**
 * A fit whose study transforms columns is the fit on a table whose columns were transformed
 * beforehand, here by formulas that do not know the study's.
 */
class TransformedFitTest {
  private static final int ROWS = 900;
  private static final List<Double> KNOTS = List.of(45.0, 60.0, 75.0, 85.0);

  private static final FeatureDictionary TRANSFORMED =
      new FeatureDictionary(
          List.of(
              Covariate.continuous("log-psa", 0.1, 500).withBasis(new Logarithm()),
              Covariate.continuous("age2", 18, 110).withBasis(new Power(60, 2)),
              Covariate.continuous("age-s", 18, 110)
                  .withBasis(new Spline(KNOTS))
                  .withMissingIndicator(),
              Covariate.bands("band", 18, 110, List.of(50.0, 65.0))));

  /** The same design columns, each a covariate of its own within the same public bounds. */
  private static final FeatureDictionary BEFOREHAND =
      new FeatureDictionary(
          List.of(
              number("log-psa", 0),
              number("age2", 1),
              number("age-s", 2),
              number("age-s'", 3),
              number("age-s''", 4),
              Covariate.binary("age-s missing"),
              Covariate.categorical("band", List.of("low", "middle", "high"))));

  private static Covariate number(String name, int column) {
    return Covariate.continuous(
        name, TRANSFORMED.design().get(column).min(), TRANSFORMED.design().get(column).max());
  }

  private final double[][] raw = new double[ROWS][];
  private final double[][] beforehand = new double[ROWS][];
  private final boolean[] outcome = new boolean[ROWS];

  TransformedFitTest() {
    Random random = new Random(21);
    for (int i = 0; i < ROWS; i++) {
      double psa = Math.exp(1.5 + random.nextGaussian());
      double age = Math.max(19, Math.min(109, 62 + 15 * random.nextGaussian()));
      double eta = -1 + 0.5 * Math.log(psa) - 0.0015 * (age - 60) * (age - 60);
      outcome[i] = random.nextDouble() < 1 / (1 + Math.exp(-eta));
      psa = random.nextInt(10) == 0 ? Double.NaN : random.nextInt(20) == 0 ? 0 : psa;
      age = random.nextInt(12) == 0 ? Double.NaN : age;
      raw[i] = new double[] {psa, age, age, age};
      beforehand[i] = transformed(psa, age);
    }
  }

  /** A PSA of 0 lies below the limits. */
  private static double[] transformed(double psa, double age) {
    double known = Double.isNaN(age) ? 0 : 1;
    return new double[] {
      psa == 0 ? Double.NaN : Math.log(psa),
      Math.pow(age - 60, 2),
      age,
      hmisc(age, 45),
      hmisc(age, 60),
      1 - known,
      Double.isNaN(age) ? age : age < 50 ? 0 : age < 65 ? 1 : 2
    };
  }

  /** As rcspline.eval scales it, each cube's argument by the two thirds' power of the width. */
  private static double hmisc(double x, double knot) {
    double kd = Math.pow(85 - 45, 2 / 3.0);
    double last = Math.pow(Math.max((x - 85) / kd, 0), 3);
    double inner = Math.pow(Math.max((x - 75) / kd, 0), 3);
    return Math.pow(Math.max((x - knot) / kd, 0), 3)
        + ((75 - knot) * last - (85 - knot) * inner) / (85 - 75);
  }

  private FittedModel fit(FeatureDictionary dictionary, double[][] rows, ModelSpec model) {
    StudyManifest study = Oracle.study("y", dictionary).withModel(model);
    PatientTable patients = PatientTable.ofCovariates(dictionary, rows, outcome, new boolean[ROWS]);
    return Oracle.fit(study, patients.split(3));
  }

  @Test
  void theFitIsThatOfColumnsTransformedBeforehand() {
    for (ModelSpec model :
        List.of(ModelSpec.logistic().withRidge(0.01), ModelSpec.logistic().withSiteIntercepts())) {
      FittedModel found = fit(TRANSFORMED, raw, model);
      FittedModel expected = fit(BEFOREHAND, beforehand, model);
      assertThat(found.coefficients()).hasSize(1 + TRANSFORMED.design().size());
      for (int j = 0; j < found.coefficients().size(); j++) {
        Coefficient a = found.coefficients().get(j);
        Coefficient b = expected.coefficients().get(j);
        double error = b.standardError();
        assertThat(a.estimate()).as(a.name()).isCloseTo(b.estimate(), within(1e-6 * error));
        assertThat(a.standardError()).as(a.name()).isCloseTo(error, within(1e-6 * error));
      }
      for (int j = 0; j < found.imputation().size(); j++) {
        double mean = expected.imputation().get(j);
        assertThat(found.imputation().get(j))
            .as("mean %d", j)
            .isCloseTo(mean, within(1e-9 * Math.max(1, Math.abs(mean))));
      }
      assertThat(found.logLikelihood()).isCloseTo(expected.logLikelihood(), within(1e-9 * ROWS));
    }
  }

  @Test
  void valuesOutsideTheRawLimitsAreCountedOfEachCovariateThatUsesThem() {
    FittedModel found = fit(TRANSFORMED, raw, ModelSpec.logistic().withRidge(0.01));
    assertThat(found.cohort().outside())
        .extracting(o -> o.covariate())
        .containsExactly("log-psa", "age2", "age-s", "band");
    assertThat(found.cohort().outside().get(0).records()).isPositive();
  }
}
