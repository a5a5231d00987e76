package org.ieum.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;
import org.junit.jupiter.api.Test;

/** Data that cannot support the model: what the user hears. */
class DegenerateDataTest {
  private static final int ROWS = 300;
  private static final Covariate A = Covariate.continuous("a", -6, 6);
  private static final Covariate B = Covariate.continuous("b", -20, 20);

  @Test
  void emptyTablesAreNamed() {
    StudyManifest study = study(A);
    fails(
        () -> fit(study, new double[0][], new boolean[0]),
        ErrorCode.DEGENERATE_DATA,
        "training records",
        "found none");
  }

  @Test
  void moreRecordsThanTheStudyAllowsAreRefused() {
    StudyManifest study = study(A).withMaxRecords(200);
    fails(
        () -> fit(study, column(x -> x), outcome()),
        ErrorCode.DEGENERATE_DATA,
        "at most 200",
        "found 300",
        "raise max-records");
  }

  @Test
  void anOutcomeOfOneClassIsRefusedByName() {
    boolean[] all = new boolean[ROWS];
    fails(
        () -> fit(study(A), column(x -> x), all),
        ErrorCode.DEGENERATE_DATA,
        "outcome y",
        "none with it");
    Arrays.fill(all, true);
    fails(
        () -> fit(study(A), column(x -> x), all),
        ErrorCode.DEGENERATE_DATA,
        "outcome y",
        "none without it");
  }

  @Test
  void anOutcomeOfOneClassAtOneSiteIsFineWithoutSiteInterceptsAndRefusedWithThem() {
    double[][] x = column(v -> v);
    boolean[] y = outcome();
    Arrays.fill(y, 0, 100, true);
    assertThat(fit(study(A), x, y).records()).isEqualTo(ROWS);
    StudyManifest own = study(A).withModel(ModelSpec.logistic().withSiteIntercepts());
    fails(() -> fit(own, x, y), ErrorCode.DEGENERATE_DATA, "site intercept", "one kind");
  }

  @Test
  void anAllMissingCovariateIsRefusedByName() {
    fails(
        () -> fit(study(A, B), columns(x -> x, x -> Double.NaN), outcome()),
        ErrorCode.DEGENERATE_DATA,
        "covariate b",
        "absent in every training record");
    Covariate stage = Covariate.categorical("stage", List.of("I", "II"));
    fails(
        () -> fit(study(A, stage), columns(x -> x, x -> Double.NaN), outcome()),
        ErrorCode.DEGENERATE_DATA,
        "covariate stage");
  }

  @Test
  void aConstantCovariateIsRefusedByName() {
    for (double value : new double[] {0, 0.1, Math.PI, -20, 20}) {
      fails(
          () -> fit(study(A, B), columns(x -> x, x -> value), outcome()),
          ErrorCode.DEGENERATE_DATA,
          "covariate b",
          "one and the same",
          "name it in the model's 'without'");
    }
  }

  @Test
  void aCovariateThatTheModelIsWithoutIsDescribedAndNotFittedWhateverItsValues() {
    FittedModel alone = fit(study(A), column(x -> x), outcome());
    Covariate stage = Covariate.categorical("stage", List.of("I", "II"));
    for (Covariate other : List.of(B, stage)) {
      for (double value : new double[] {0, 1}) {
        StudyManifest study =
            study(A, other).withModel(ModelSpec.logistic().without(List.of(other.name())));
        FittedModel model = fit(study, columns(x -> x, x -> value), outcome());
        String column = other.equals(B) ? "b" : "stage=II";
        assertThat(model.excluded()).containsExactly(column);
        assertThat(model.coefficients().get(1)).isEqualTo(alone.coefficients().get(1));
        assertThat(model.coefficients().get(2).estimate()).isZero();
        assertThat(model.cohort().columns()).extracting(c -> c.name()).contains(column);
      }
    }
  }

  @Test
  void aCovariateWithOneOtherValueIsNotConstant() {
    double[][] x = columns(v -> v, v -> 0.1);
    x[7][1] = 0.2;
    assertThat(
            fit(study(A, B).withModel(ModelSpec.logistic().withRidge(0.1)), x, outcome())
                .excluded())
        .isEmpty();
  }

  @Test
  void aDuplicateCovariateIsRefusedWithItsTwin() {
    fails(
        () -> fit(study(A, B), columns(x -> x, x -> 3 * x + 1), outcome()),
        ErrorCode.DEGENERATE_DATA,
        "b depends on a;",
        "ridge");
  }

  @Test
  void aLinearCombinationIsRefusedWithItsParts() {
    Covariate c = Covariate.continuous("c", -50, 50);
    Random random = new Random(5);
    double[][] x = new double[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      double a = random.nextDouble() * 6;
      double b = random.nextDouble() * 6;
      x[i] = new double[] {a, b, a - 2 * b};
    }
    fails(
        () -> fit(study(A, B, c), x, outcome()),
        ErrorCode.DEGENERATE_DATA,
        "c depends on a and b;");
  }

  @Test
  void aRidgeCarriesADuplicateCovariate() {
    StudyManifest study = study(A, B).withModel(ModelSpec.logistic().withRidge(0.01));
    FittedModel model = fit(study, columns(x -> x, x -> 3 * x), outcome());
    assertThat(Oracle.estimate(model, "a"))
        .isCloseTo(3 * Oracle.estimate(model, "b"), org.assertj.core.api.Assertions.within(1e-8));
  }

  @Test
  void indicatorsAndLevelsThatNeverVaryAreLeftOutAndListed() {
    Covariate stage = Covariate.categorical("stage", List.of("I", "II", "III"));
    FittedModel model =
        fit(study(A.withMissingIndicator(), stage), columns(x -> x, x -> x > 0 ? 1 : 0), outcome());
    assertThat(model.excluded()).containsExactly("a missing", "stage=III");
    assertThat(model.coefficients().stream().map(Coefficient::name))
        .containsExactly("(Intercept)", "a", "a missing", "stage=II", "stage=III");
    assertThat(Oracle.estimate(model, "stage=III")).isZero();
    assertThat(FittedModel.fromBytes(model.toBytes())).isEqualTo(model);
  }

  @Test
  void aReferenceLevelThatNeverOccursIsNamed() {
    Covariate stage = Covariate.categorical("stage", List.of("I", "II", "III"));
    fails(
        () -> fit(study(A, stage), columns(x -> x, x -> x > 0 ? 1 : 2), outcome()),
        ErrorCode.DEGENERATE_DATA,
        "covariate stage",
        "reference level 'I'");
    fails(
        () -> fit(study(A, stage), columns(x -> x, x -> 2), outcome()),
        ErrorCode.DEGENERATE_DATA,
        "covariate stage",
        "two or more of its levels");
  }

  @Test
  void completeSeparationIsToldWithItsCovariateAndCarriedByARidge() {
    double[][] x = columns(v -> v, v -> Math.sin(40 * v));
    boolean[] y = new boolean[ROWS];
    for (int i = 0; i < ROWS; i++) {
      y[i] = x[i][0] > 0.3;
    }
    fails(() -> fit(study(A, B), x, y), ErrorCode.SEPARATION, "that a", "ridge");
    FittedModel model = fit(study(A, B).withModel(ModelSpec.logistic().withRidge(0.01)), x, y);
    assertThat(model.validation().auc()).isGreaterThan(0.99);
  }

  @Test
  void quasiCompleteSeparationIsToldWithItsCovariateAlone() {
    Covariate flag = Covariate.binary("flag");
    double[][] x = columns(v -> v, v -> 0);
    boolean[] y = outcome();
    for (int i = 0; i < ROWS; i += 7) {
      x[i][1] = 1;
      y[i] = true;
    }
    fails(() -> fit(study(A, flag), x, y), ErrorCode.SEPARATION, "that flag separates");
  }

  @Test
  void oneRecordAgainstTheRuleIsEnoughForAFiniteEstimate() {
    Covariate flag = Covariate.binary("flag");
    Random random = new Random(3);
    double[][] x = new double[20_000][];
    boolean[] y = new boolean[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = new double[] {random.nextGaussian(), i % 2};
      y[i] = i % 2 == 1 ? i != 777 : random.nextDouble() < 0.4;
    }
    FittedModel model = fit(study(A, flag), x, y);
    assertThat(Oracle.estimate(model, "flag")).isBetween(8.0, 11.0);
  }

  @Test
  void tooFewRoundsAreToldAsSuch() {
    ModelSpec two = new ModelSpec(ModelSpec.Family.LOGISTIC, 0, false, true, 2);
    fails(
        () -> fit(study(A).withModel(two), column(x -> x), outcome()),
        ErrorCode.NOT_CONVERGED,
        "max-rounds 2");
  }

  @Test
  void aHoldOutOfNobodyOrOfOneKindGivesFiguresThatAreNotNumbers() {
    StudyManifest study = study(A).withSplit(new Split(10, "s"));
    FittedModel nobody = fit(study, column(x -> x), outcome());
    assertThat(nobody.validation().records()).isZero();
    assertThat(nobody.validation().auc()).isNaN();
    assertThat(nobody.validation().brier()).isNaN();
    assertThat(nobody.development().auc()).isBetween(0.5, 1.0);
    assertThat(FittedModel.fromBytes(nobody.toBytes())).isEqualTo(nobody);

    boolean[] y = outcome();
    boolean[] heldOut = new boolean[ROWS];
    for (int i = 0; i < ROWS; i++) {
      heldOut[i] = y[i] && i % 5 == 0;
    }
    PatientTable table = PatientTable.ofCovariates(study.dictionary(), column(x -> x), y, heldOut);
    FittedModel one = Oracle.fit(study, table.split(3));
    assertThat(one.validation().records()).isZero();
    assertThat(one.validation().appraisal().withheld().sites()).isEqualTo(3);
    assertThat(one.validation().appraisal().withheld().records())
        .isPositive()
        .isEqualTo(one.validation().appraisal().withheld().events());
    assertThat(one.validation().auc()).isNaN();
    assertThat(one.validation().auprc()).isNaN();
    assertThat(one.validation().calibrationSlope()).isNaN();
    assertThat(one.validation().brier()).isNaN();
    assertThat(FittedModel.fromBytes(one.toBytes())).isEqualTo(one);
  }

  private static void fails(ThrowingCallable study, ErrorCode code, String... words) {
    assertThatThrownBy(study)
        .isInstanceOfSatisfying(
            IeumException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.text()).contains(words);
            });
  }

  private static StudyManifest study(Covariate... covariates) {
    return Oracle.study("y", new FeatureDictionary(List.of(covariates)));
  }

  private static FittedModel fit(StudyManifest study, double[][] x, boolean[] y) {
    boolean[] heldOut = new boolean[y.length];
    return Oracle.fit(study, PatientTable.ofCovariates(study.dictionary(), x, y, heldOut).split(3));
  }

  private static double[][] column(DoubleUnaryOperator a) {
    double[][] rows = new double[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      rows[i] = new double[] {a.applyAsDouble(base(i))};
    }
    return rows;
  }

  private static double[][] columns(DoubleUnaryOperator a, DoubleUnaryOperator b) {
    double[][] rows = new double[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      rows[i] = new double[] {a.applyAsDouble(base(i)), b.applyAsDouble(base(i))};
    }
    return rows;
  }

  private static double base(int i) {
    return new Random(i).nextGaussian();
  }

  private static boolean[] outcome() {
    boolean[] y = new boolean[ROWS];
    Random random = new Random(11);
    for (int i = 0; i < ROWS; i++) {
      y[i] = random.nextDouble() < 0.4 + 0.1 * Math.tanh(base(i));
    }
    return y;
  }
}
