package org.ieum.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.Performance;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.StudyManifest;
import org.junit.jupiter.api.Test;

/** Fits of three sites against reference results on the pooled rows, in extended precision. */
class OracleTest {
  private static final double ESTIMATE = 1e-8;
  private static final double ERROR = 1e-7;

  /** What groups of ten may cost figures of 450 records. */
  private static final double GROUPS = 5e-3;

  /** Three sites' sums, each rounded to 2⁻¹², over 450 records. */
  private static final double ROUNDED = 3 * 0x1p-13 / 450;

  @Test
  void plainLogisticRegressionEqualsThePooledFit() {
    FittedModel model = fit(Oracle.plainStudy(), "plain.csv");
    matches(model, "plain");
    assertThat(Oracle.relative(model.logLikelihood(), Oracle.of("plain").value("logLikelihood")))
        .isLessThan(1e-10);
    assertThat(model.rounds()).isLessThanOrEqualTo(10);
  }

  @Test
  void evaluationEqualsThePooledOne() {
    Oracle oracle = Oracle.of("plain");
    Performance p = fit(Oracle.plainStudy(), "plain.csv").validation();
    assertThat(p.auc()).isCloseTo(oracle.value("auc"), within(p.aucBound() + 1e-12));
    assertThat(p.aucBound()).isLessThan(0.3);
    assertThat(p.auc()).isCloseTo(oracle.value("auc"), within(GROUPS));
    assertThat(p.auprc()).isCloseTo(oracle.value("auprc"), within(3 * GROUPS));
    assertThat(p.brier()).isCloseTo(oracle.value("brier"), within(ROUNDED));
    assertThat(p.logLoss()).isCloseTo(oracle.value("logLoss"), within(ROUNDED));
    assertThat(p.calibrationSlope()).isCloseTo(1, within(1e-3));
    assertThat(p.calibrationIntercept()).isCloseTo(0, within(1e-3));
    assertThat(p.calibration()).hasSizeBetween(8, 20);
    assertThat(p.calibration().stream().mapToLong(g -> g.records()).sum()).isEqualTo(450);
  }

  @Test
  void ridgeOnTheStandardisedScaleEqualsThePooledFit() {
    StudyManifest study = Oracle.plainStudy();
    FittedModel model = fit(study.withModel(study.model().withRidge(0.05)), "plain.csv");
    matches(model, "ridge");
    assertThat(model.rounds()).isLessThanOrEqualTo(10);
  }

  @Test
  void siteInterceptsEqualAFitWithAFactorOfSites() {
    StudyManifest study = Oracle.plainStudy();
    FittedModel model = fit(study.withModel(study.model().withSiteIntercepts()), "plain.csv");
    matches(model, "siteIntercepts");
    assertThat(model.rounds()).isLessThanOrEqualTo(10);
  }

  @Test
  void siteInterceptsWithRidgeEqualAPenalisedFitWithAFactorOfSites() {
    StudyManifest study = Oracle.plainStudy();
    ModelSpec spec = study.model().withSiteIntercepts().withRidge(0.02);
    matches(fit(study.withModel(spec), "plain.csv"), "siteInterceptsRidge");
  }

  @Test
  void levelsAbsentValuesAndMissingIndicatorsEqualThePooledFit() {
    FittedModel model = fit(Oracle.mixedStudy(), "mixed.csv");
    matches(model, "mixed");
    assertThat(model.excluded()).isEmpty();
    assertThat(model.imputation()).hasSize(7);
    assertThat(model.rounds()).isLessThanOrEqualTo(10);
  }

  @Test
  void theOptimumDoesNotDependOnTheWarmStart() {
    StudyManifest study = Oracle.mixedStudy();
    FittedModel cold =
        fit(
            study.withModel(new ModelSpec(ModelSpec.Family.LOGISTIC, 0, false, false, 25)),
            "mixed.csv");
    matches(cold, "mixed");
  }

  static void matches(FittedModel model, String name) {
    Oracle oracle = Oracle.of(name);
    assertThat(model.coefficients()).hasSize(oracle.parameters());
    assertThat(oracle.worstEstimate(model)).as("estimates of " + name).isLessThan(ESTIMATE);
    assertThat(oracle.worstError(model)).as("standard errors of " + name).isLessThan(ERROR);
  }

  private static FittedModel fit(StudyManifest study, String file) {
    return Oracle.fit(study, Oracle.sites(study, file));
  }
}
