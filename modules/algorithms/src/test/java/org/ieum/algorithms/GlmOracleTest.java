package org.ieum.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.Accuracy;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.LeftOutSite;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.query.Partition;
import org.ieum.federation.query.PredictionErrors;
import org.ieum.federation.query.Scaling;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.study.Subgroup;
import org.ieum.federation.vector.Field;
import org.junit.jupiter.api.Test;

/** Linear and Poisson regression of four sites against statsmodels' on the pooled rows. */
class GlmOracleTest {
  private static final double ESTIMATE = 1e-8;
  private static final double ERROR = 1e-7;
  private static final Outcome STAY = Outcome.continuous("stay", 0, 60);
  private static final Outcome FALLS = Outcome.count("falls", 50);

  private static StudyManifest study(Outcome outcome, ModelSpec model) {
    List<Covariate> covariates =
        new ArrayList<>(
            List.of(
                Covariate.continuous("age", 18, 110),
                Covariate.binary("frail"),
                Covariate.continuous("dose", 0, 80)));
    model.offset().ifPresent(name -> covariates.add(Covariate.continuous(name, -3, 3)));
    return Oracle.study("held", new FeatureDictionary(covariates))
        .withSplit(new Split(30, "salt"))
        .withOutcome(outcome, model);
  }

  private static List<PatientTable> sites(StudyManifest study) {
    return Oracle.heldOutSites(study, "glm.csv");
  }

  private static FittedModel fit(StudyManifest study) {
    return Oracle.fit(study, sites(study));
  }

  private static void matches(FittedModel model, String name) {
    Oracle oracle = Oracle.of(name, "glm-oracle.csv");
    for (Coefficient c : model.coefficients()) {
      if (!c.name().equals("log_years")) {
        assertThat(Oracle.relative(c.estimate(), oracle.value("b:" + c.name())))
            .as(c.name())
            .isLessThan(ESTIMATE);
        assertThat(Oracle.relative(c.standardError(), oracle.value("se:" + c.name())))
            .as("standard error of " + c.name())
            .isLessThan(ERROR);
      }
    }
    assertThat(Oracle.relative(model.logLikelihood(), oracle.value("logLikelihood")))
        .isLessThan(1e-10);
    assertThat(Oracle.relative(model.response().dispersion(), oracle.value("dispersion")))
        .isLessThan(1e-10);
    Accuracy held = model.validation().nearness();
    assertThat(held.r2()).isCloseTo(oracle.value("r2"), within(1e-8));
    assertThat(held.rmse()).isCloseTo(oracle.value("rmse"), within(1e-8));
    assertThat(held.mae()).isCloseTo(oracle.value("mae"), within(1e-8));
    assertThat(held.slope().value()).isCloseTo(oracle.value("slope"), within(1e-7));
    assertThat(held.slope().standardError()).isCloseTo(oracle.value("slopeError"), within(1e-7));
    assertThat(held.intercept().value()).isCloseTo(oracle.value("intercept"), within(1e-7));
    assertThat(held.intercept().standardError())
        .isCloseTo(oracle.value("interceptError"), within(1e-7));
  }

  @Test
  void linearRegressionEqualsLeastSquaresOnThePooledRows() {
    FittedModel model = fit(study(STAY, ModelSpec.of(ModelSpec.Family.LINEAR)));
    matches(model, "linear");
    assertThat(model.rounds()).isLessThanOrEqualTo(5);
    Accuracy held = model.validation().nearness();
    assertThat(held.meanDeviance()).isCloseTo(held.rmse() * held.rmse(), within(1e-12));
  }

  @Test
  void poissonRegressionEqualsThePooledMaximumLikelihood() {
    FittedModel model = fit(study(FALLS, ModelSpec.of(ModelSpec.Family.POISSON)));
    matches(model, "poisson");
    assertThat(model.rounds()).isLessThanOrEqualTo(10);
    assertThat(model.validation().nearness().meanDeviance())
        .isCloseTo(Oracle.of("poisson", "glm-oracle.csv").value("meanDeviance"), within(1e-8));
  }

  @Test
  void anOffsetIsAddedAsItIs() {
    ModelSpec spec = ModelSpec.of(ModelSpec.Family.POISSON).withOffset("log_years");
    FittedModel model = fit(study(FALLS, spec));
    matches(model, "offset");
    Coefficient offset = model.coefficients().get(4);
    assertThat(offset.estimate()).isEqualTo(1);
    assertThat(offset.standardError()).isNaN();
  }

  @Test
  void theModelDoesNotDependOnHowRowsAreSpread() {
    StudyManifest study = study(FALLS, ModelSpec.of(ModelSpec.Family.POISSON));
    FittedModel four = fit(study);
    PatientTable all = PatientTable.concatenate(sites(study));
    FittedModel one = Oracle.fit(study, List.of(all));
    List<Integer> order = new ArrayList<>(IntStream.range(0, all.rows()).boxed().toList());
    Collections.shuffle(order, new Random(5));
    PatientTable shuffled = all.take(order.stream().mapToInt(i -> i).toArray());
    FittedModel two = Oracle.fit(study, shuffled.split(2));
    for (int j = 0; j < 4; j++) {
      double expected = one.coefficients().get(j).estimate();
      assertThat(Oracle.relative(four.coefficients().get(j).estimate(), expected)).isLessThan(1e-9);
      assertThat(Oracle.relative(two.coefficients().get(j).estimate(), expected)).isLessThan(1e-9);
    }
  }

  @Test
  void sitesGroupsAndFitsWithoutASiteAreJudged() {
    StudyManifest plain = study(STAY, ModelSpec.of(ModelSpec.Family.LINEAR));
    EvaluationSpec spec =
        new EvaluationSpec(
            2000,
            12,
            true,
            100,
            List.of(),
            List.of(Subgroup.levels("frailty", "frail")),
            List.of(),
            true);
    StudyManifest study =
        plain
            .withSites(List.of("site-001", "site-002", "site-003", "site-004"))
            .withEvaluation(spec);
    FittedModel model = fit(study);
    assertThat(model.sites()).hasSize(4);
    assertThat(model.sites().stream().mapToLong(s -> s.performance().records()).sum())
        .isEqualTo(model.validation().records());
    assertThat(model.subgroups()).hasSize(2);
    assertThat(model.subgroups().stream().mapToLong(s -> s.performance().records()).sum())
        .isBetween(40L, model.validation().records());
    assertThat(model.leftOut()).hasSize(4);
    for (LeftOutSite site : model.leftOut()) {
      assertThat(site.performance().nearness().r2()).isBetween(0.0, 0.7);
      assertThat(site.coefficients()).hasSize(4);
    }
  }

  @Test
  void whereASiteIsJudgedAloneItTellsOfItsRecordsAsAWhole() {
    EvaluationSpec spec =
        new EvaluationSpec(
            2000,
            12,
            true,
            100,
            List.of(),
            List.of(Subgroup.levels("f", "frail")),
            List.of(),
            false);
    StudyManifest study = study(STAY, ModelSpec.of(ModelSpec.Family.LINEAR)).withEvaluation(spec);
    Scaling scaling = new Scaling(new double[] {60, 0.5, 8}, new double[] {10, 0.5, 5});
    Coefficients fitted = new Coefficients(0, 0.1, 0.1, 0.1);
    assertThat(
            new PredictionErrors(scaling, fitted, 0, Partition.HOLDOUT, false)
                .shape(study)
                .fields())
        .extracting(Field::name)
        .containsExactlyElementsOf(PredictionErrors.FIELDS);
  }

  @Test
  void aSiteSaysNothingOfAGroupOfFewRecordsNorOfOneThatLeavesFew() {
    Subgroup old = Subgroup.bands("age band", "age", List.of(70.0));
    EvaluationSpec spec =
        new EvaluationSpec(2000, 12, false, 100, List.of(), List.of(old), List.of(), false);
    FittedModel model =
        fit(study(STAY, ModelSpec.of(ModelSpec.Family.LINEAR)).withEvaluation(spec));
    assertThat(model.subgroups()).hasSize(1);
    assertThat(model.subgroups().get(0).group()).doesNotContain("≥");
    assertThat(model.subgroups().get(0).performance().records())
        .isEqualTo(27 + 31 + 24); // of 48, 53, 38 and 50; the third's 22 would leave 16
  }

  @Test
  void anOutcomeThatNothingIsLeftOfIsRefused() {
    StudyManifest study = study(STAY, ModelSpec.of(ModelSpec.Family.LINEAR));
    List<PatientTable> constant =
        sites(study).stream().map(t -> t.withOutcomes(new double[t.rows()])).toList();
    assertThatThrownBy(() -> Oracle.fit(study, constant))
        .isInstanceOf(IeumException.class)
        .hasMessageContaining("outcome stay: expected values that covariates do not determine");
  }

  @Test
  void countsThatAreAllZeroAreRefused() {
    StudyManifest study = study(FALLS, ModelSpec.of(ModelSpec.Family.POISSON));
    List<PatientTable> none =
        sites(study).stream().map(t -> t.withOutcomes(new double[t.rows()])).toList();
    assertThatThrownBy(() -> Oracle.fit(study, none))
        .isInstanceOf(IeumException.class)
        .hasMessageContaining("found none with it");
  }

  @Test
  void aLevelWithoutAnyCountSeparates() {
    StudyManifest study = study(FALLS, ModelSpec.of(ModelSpec.Family.POISSON));
    List<PatientTable> split =
        sites(study).stream()
            .map(
                t ->
                    t.withOutcomes(
                        IntStream.range(0, t.rows())
                            .mapToDouble(i -> t.value(i, 1) > 0 ? 0 : t.outcomeValue(i))
                            .toArray()))
            .toList();
    assertThatThrownBy(() -> Oracle.fit(study, split))
        .isInstanceOf(IeumException.class)
        .hasMessageContaining("frail");
  }

  @Test
  void familyAndOutcomeGoTogether() {
    assertThatThrownBy(() -> study(FALLS, ModelSpec.of(ModelSpec.Family.LINEAR)))
        .hasMessageContaining("model family: expected one for an outcome that is a whole number");
    assertThatThrownBy(() -> study(STAY, new ModelSpec(ModelSpec.Family.LINEAR, 0, true, false, 9)))
        .hasMessageContaining("site-intercepts");
    ModelSpec years = ModelSpec.of(ModelSpec.Family.POISSON).withOffset("dose");
    assertThatThrownBy(() -> study(FALLS, ModelSpec.of(ModelSpec.Family.POISSON)).withModel(years))
        .hasMessageContaining("the logarithm of a time at risk");
    ModelSpec unknown = ModelSpec.of(ModelSpec.Family.LINEAR).withOffset("frail");
    assertThat(unknown.offset()).isEqualTo(Optional.of("frail"));
    assertThatThrownBy(() -> study(STAY, ModelSpec.of(ModelSpec.Family.LINEAR)).withModel(unknown))
        .hasMessageContaining("model offset: expected a continuous covariate");
  }
}
