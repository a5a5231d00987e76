package org.ieum.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.BaselineHazard;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.HorizonPerformance;
import org.ieum.federation.model.LeftOutSite;
import org.ieum.federation.model.Ranking;
import org.ieum.federation.model.SitePerformance;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.study.Subgroup;
import org.junit.jupiter.api.Test;

/**
 * Cox regression stratified by site, of three sites, against R's survival: {@code
 * oracle/make_survival_oracle.R}.
 */
class CoxOracleTest {
  private static final List<String> SITES = List.of("site-001", "site-002", "site-003");

  private static StudyManifest study(ModelSpec model) {
    return Oracle.study(
            "held",
            new FeatureDictionary(
                List.of(
                    Covariate.continuous("age", 18, 110),
                    Covariate.continuous("marker", -6, 6),
                    Covariate.binary("female"),
                    Covariate.categorical("stage", List.of("I", "II", "III")))))
        .withSites(SITES)
        .withSplit(new Split(30, "salt"))
        .withOutcome(Outcome.timeToEvent("time", "event", 1500), model);
  }

  private static StudyManifest study() {
    return study(ModelSpec.of(ModelSpec.Family.COX));
  }

  private static List<PatientTable> sites(StudyManifest study) {
    return Oracle.heldOutSites(study, "survival.csv");
  }

  private static FittedModel fit(StudyManifest study) {
    return Oracle.fit(study, sites(study));
  }

  private static Oracle oracle(String name) {
    return Oracle.of(name, "survival-oracle.csv");
  }

  private static void matches(FittedModel model, String name) {
    Oracle oracle = oracle(name);
    for (Coefficient c : model.coefficients().subList(1, model.coefficients().size())) {
      assertThat(Oracle.relative(c.estimate(), oracle.value("b:" + c.name())))
          .as(c.name())
          .isLessThan(1e-8);
      assertThat(Oracle.relative(c.standardError(), oracle.value("se:" + c.name())))
          .as("standard error of " + c.name())
          .isLessThan(1e-7);
    }
    assertThat(Oracle.relative(model.logLikelihood(), oracle.value("logLikelihood")))
        .isLessThan(1e-9);
  }

  private static void ranks(Ranking found, String name) {
    Oracle oracle = oracle(name);
    assertThat(found.pairs()).isEqualTo(oracle.value("pairs"));
    assertThat(found.concordance().value()).isCloseTo(oracle.value("concordance"), within(1e-12));
    assertThat(found.concordance().standardError()).isCloseTo(oracle.value("error"), within(1e-10));
  }

  @Test
  void theEstimateIsThatOfPooledRowsStratifiedBySite() {
    FittedModel model = fit(study());
    matches(model, "cox");
    assertThat(model.records()).isEqualTo((long) oracle("train").value("records"));
    assertThat(model.events()).isEqualTo((long) oracle("train").value("events"));
    assertThat(model.rounds()).isLessThanOrEqualTo(8 + 2 + 4);
    assertThat(model.fit().get(0).logLikelihood())
        .isCloseTo(oracle("cox").value("logLikelihood0"), within(1e-7));
  }

  @Test
  void aRidgePenalisesStandardisedColumns() {
    matches(fit(study(ModelSpec.of(ModelSpec.Family.COX).withRidge(0.05))), "ridge");
  }

  @Test
  void theConstantMakesARecordWithTheMeanOfEveryColumnHaveAHazardOfOne() {
    FittedModel model = fit(study());
    double predictor = model.coefficients().get(0).estimate();
    for (int j = 1; j < model.coefficients().size(); j++) {
      predictor += model.coefficients().get(j).estimate() * model.imputation().get(j - 1);
    }
    assertThat(predictor).isCloseTo(0, within(1e-12));
    assertThat(model.coefficients().get(0).estimated()).isFalse();
  }

  @Test
  void recordsOfASiteAreRankedAndTheSlopeIsThatOfTheirPredictors() {
    FittedModel model = fit(study());
    ranks(model.validation().ranks(), "holdout");
    ranks(model.development().ranks(), "train");
    assertThat(model.validation().records()).isEqualTo((long) oracle("holdout").value("records"));
    assertThat(model.validation().events()).isEqualTo((long) oracle("holdout").value("events"));
    assertThat(model.validation().ranks().slope().value())
        .isCloseTo(oracle("slope").value("best"), within(1e-7));
    assertThat(model.validation().ranks().slope().standardError())
        .isCloseTo(oracle("slope").value("error"), within(1e-4));
    assertThat(model.development().ranks().slope().value()).isCloseTo(1, within(1e-7));
  }

  private static StudyManifest horizons(Double... times) {
    StudyManifest study = study();
    return study.withOutcome(
        study.outcome().withHorizons(List.of(times)), ModelSpec.of(ModelSpec.Family.COX));
  }

  @Test
  void baselineHazardsAreTheMeanOfTheSitesAndGiveRisksAtHorizons() {
    FittedModel model = fit(horizons(300.0, 900.0));
    Oracle baseline = oracle("baseline");
    assertThat(model.response().baseline()).hasSize(2);
    for (BaselineHazard at : model.response().baseline()) {
      int time = (int) at.time();
      assertThat(at.records()).isEqualTo((long) baseline.value("records" + time));
      assertThat(at.cumulativeHazard()).isCloseTo(baseline.value("hazard" + time), within(1e-8));
      assertThat(at.risk(0)).isCloseTo(1 - Math.exp(-at.cumulativeHazard()), within(1e-12));
    }
    assertThat(model.validation().ranks().horizons()).hasSize(2);
    for (HorizonPerformance at : model.validation().ranks().horizons()) {
      Oracle risk = oracle("risk" + (int) at.time());
      assertThat(at.records()).isEqualTo((long) risk.value("records"));
      assertThat(at.auc()).isCloseTo(risk.value("auc"), within(1e-8));
      assertThat(at.brier()).isCloseTo(risk.value("brier"), within(1e-8));
      assertThat(at.observed()).isCloseTo(risk.value("observed"), within(1e-8));
      assertThat(at.expected()).isCloseTo(risk.value("expected"), within(1e-8));
      assertThat(at.observedExpected().standardError())
          .isCloseTo(risk.value("error"), within(1e-8));
    }
    assertThat(FittedModel.fromBytes(model.toBytes())).isEqualTo(model);
  }

  @Test
  void aSiteTellsOfNoHorizonThatFewEventsTellApartFromTheOneBefore() {
    // Between 300 and 310 days no site has ten events.
    FittedModel model = fit(horizons(300.0, 310.0, 900.0));
    assertThat(model.response().baseline())
        .extracting(BaselineHazard::known)
        .containsExactly(true, false, true);
    assertThat(model.validation().ranks().horizons())
        .extracting(HorizonPerformance::time)
        .containsExactly(300.0, 900.0);
    assertThatThrownBy(() -> horizons(0.0)).hasMessageContaining("horizons");
    assertThatThrownBy(() -> horizons(1500.0)).hasMessageContaining("horizons");
    assertThatThrownBy(() -> horizons(900.0, 300.0)).hasMessageContaining("ascending");
  }

  @Test
  void sitesGroupsAndFitsWithoutASiteAreJudged() {
    EvaluationSpec spec =
        new EvaluationSpec(
            2000,
            12,
            true,
            100,
            List.of(),
            List.of(Subgroup.levels("sex", "female")),
            List.of(),
            true);
    StudyManifest study =
        study()
            .withSites(List.of("site-001", "site-002", "site-003", "site-004", "site-005"))
            .withEvaluation(spec)
            .withSplit(new Split(0, "salt"));
    List<PatientTable> tables = new ArrayList<>();
    sites(study()).forEach(t -> tables.add(t.withHeldOut(new boolean[t.rows()])));
    tables.addAll(tables.subList(0, 2));
    FittedModel model = Oracle.fit(study, tables);
    assertThat(model.sites()).hasSize(5);
    assertThat(
            model.sites().stream()
                .map(SitePerformance::performance)
                .mapToDouble(p -> p.ranks().pairs())
                .sum())
        .isEqualTo(model.validation().ranks().pairs());
    assertThat(model.subgroups()).hasSize(2);
    assertThat(model.leftOut()).hasSize(5);
    for (LeftOutSite site : model.leftOut()) {
      assertThat(site.performance().ranks().concordance().value()).isBetween(0.5, 0.9);
    }
  }

  @Test
  void aSiteSaysNothingOfAGroupOfFewEvents() {
    EvaluationSpec spec =
        new EvaluationSpec(
            2000,
            12,
            false,
            100,
            List.of(),
            List.of(Subgroup.levels("stage", "stage")),
            List.of(),
            false);
    FittedModel model = fit(study().withEvaluation(spec));
    // Of 107 records at three sites, no stage has ten with and ten without the event at any.
    assertThat(model.subgroups().stream().mapToLong(g -> g.performance().records()).sum())
        .isLessThan(model.validation().records());
    model.subgroups().forEach(g -> assertThat(g.performance().events()).isGreaterThanOrEqualTo(10));
  }

  @Test
  void theModelDoesNotDependOnTheOrderOfRowsNorOnTheUnitOfTime() {
    StudyManifest study = study();
    FittedModel once = fit(study);
    List<PatientTable> shuffled = new ArrayList<>();
    for (PatientTable table : sites(study)) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, table.rows()).boxed().toList());
      Collections.shuffle(order, new Random(5));
      PatientTable other = table.take(order.stream().mapToInt(i -> i).toArray());
      double[] halved = new double[other.rows()];
      Arrays.setAll(halved, i -> other.outcomeValue(i) / 2);
      shuffled.add(other.withOutcomes(halved));
    }
    FittedModel two = Oracle.fit(study, shuffled);
    for (int j = 0; j < once.coefficients().size(); j++) {
      assertThat(two.coefficients().get(j).estimate())
          .isCloseTo(once.coefficients().get(j).estimate(), within(1e-9));
    }
    assertThat(two.validation().ranks().concordance())
        .isEqualTo(once.validation().ranks().concordance());
  }

  private static List<PatientTable> changed(java.util.function.ToDoubleFunction<double[]> of) {
    return sites(study()).stream()
        .map(
            t ->
                t.withOutcomes(
                    IntStream.range(0, t.rows())
                        .mapToDouble(
                            i -> of.applyAsDouble(new double[] {t.outcomeValue(i), t.value(i, 2)}))
                        .toArray()))
        .toList();
  }

  @Test
  void aSiteWithoutEventsAddsNothing() {
    List<PatientTable> tables = new ArrayList<>(sites(study()));
    PatientTable last = tables.get(2);
    double[] censored = new double[last.rows()];
    Arrays.setAll(censored, i -> -Math.abs(last.outcomeValue(i)));
    tables.set(2, last.withOutcomes(censored));
    FittedModel with = Oracle.fit(study(), tables);
    assertThat(with.events()).isEqualTo(105);
    assertThat(with.coefficients().get(1).standardError()).isPositive();
  }

  @Test
  void timesThatAreAllCensoredAreRefused() {
    assertThatThrownBy(() -> Oracle.fit(study(), changed(x -> -Math.abs(x[0]))))
        .isInstanceOf(IeumException.class)
        .hasMessageContaining("found none with it");
  }

  @Test
  void oneTimeForAllOrdersNothing() {
    FittedModel model = Oracle.fit(study(), changed(x -> Math.signum(x[0]) * 100));
    assertThat(model.validation().ranks().pairs()).isPositive();
  }

  @Test
  void aLevelWithoutAnyEventSeparatesAndARidgeHelps() {
    List<PatientTable> none = changed(x -> x[1] > 0 ? -Math.abs(x[0]) : x[0]);
    assertThatThrownBy(() -> Oracle.fit(study(), none))
        .isInstanceOfSatisfying(
            IeumException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SEPARATION))
        .hasMessageContaining("female separates the records with the event from those")
        .hasMessageContaining("ridge: 0.01")
        .hasMessageNotContaining("firth");
    FittedModel ridge = Oracle.fit(study(ModelSpec.of(ModelSpec.Family.COX).withRidge(0.01)), none);
    assertThat(Oracle.estimate(ridge, "female")).isBetween(-9.0, -1.0);
  }

  /** Days are shorter where the value is greater, and one value at the last site is an outlier. */
  private static double[][] outlier(int site) {
    Random random = new Random(11 + site);
    double[][] rows = new double[80][];
    for (int i = 0; i < rows.length; i++) {
      double value = i == 0 && site == 2 ? 5000 : 20 * Math.exp(random.nextGaussian());
      double days = 1 + Math.floor(-500 * Math.log(1 - random.nextDouble()) / (1 + value / 400));
      boolean event = i == 0 || random.nextInt(3) > 0;
      rows[i] = new double[] {value, Outcome.observed(i == 0 ? 1 : 1 + days, event)};
    }
    return rows;
  }

  /** By its definition, of one covariate, no event at the time of another. */
  private static double logLikelihood(List<double[][]> sites, double beta) {
    double sum = 0;
    for (double[][] rows : sites) {
      for (double[] row : rows) {
        double[][] risk =
            Arrays.stream(rows).filter(r -> Math.abs(r[1]) >= row[1]).toArray(double[][]::new);
        double hazards = Arrays.stream(risk).mapToDouble(r -> Math.exp(beta * r[0])).sum();
        sum += row[1] > 0 ? beta * row[0] - Math.log(hazards) : 0;
      }
    }
    return sum;
  }

  @Test
  void aStepThatPutsOneSitesHazardsTooFarApartIsTakenBack() {
    StudyManifest study =
        Oracle.study(
                "held", new FeatureDictionary(List.of(Covariate.continuous("lab", 0, 100_000))))
            .withSites(SITES)
            .withSplit(new Split(0, "salt"))
            .withOutcome(
                Outcome.timeToEvent("time", "event", 1e6), ModelSpec.of(ModelSpec.Family.COX));
    List<double[][]> sites = new ArrayList<>();
    List<PatientTable> tables = new ArrayList<>();
    for (int s = 0; s < SITES.size(); s++) {
      double[][] rows = outlier(s);
      for (int i = 0; i < rows.length; i++) {
        // No two records of one time: Efron's ties are another test's.
        rows[i][1] += Math.signum(rows[i][1]) * i / 1024;
      }
      sites.add(rows);
      double[][] values =
          Arrays.stream(rows).map(r -> new double[] {r[0]}).toArray(double[][]::new);
      double[] outcomes = Arrays.stream(rows).mapToDouble(r -> r[1]).toArray();
      tables.add(
          PatientTable.ofCovariates(
              study.dictionary(), values, outcomes, new boolean[rows.length]));
    }
    FittedModel model = Oracle.fit(study, tables);
    double beta = model.coefficients().get(1).estimate();
    double error = model.coefficients().get(1).standardError();
    double greatest = logLikelihood(sites, beta);
    assertThat(model.logLikelihood()).isCloseTo(greatest, within(1e-6));
    for (double away : new double[] {-0.05, 0.05}) {
      double other = logLikelihood(sites, beta + away * error);
      assertThat(greatest - other).isCloseTo(away * away / 2, within(2e-4));
    }
    assertThat(model.fit())
        .as("a step went too far")
        .anyMatch(s -> Double.isNaN(s.logLikelihood()));
  }

  @Test
  void familyAndOutcomeGoTogether() {
    ModelSpec cox = ModelSpec.of(ModelSpec.Family.COX);
    assertThatThrownBy(() -> study(ModelSpec.logistic()))
        .hasMessageContaining("model family: expected one for an outcome that is a time above 0");
    assertThatThrownBy(() -> study(cox.withSiteIntercepts()))
        .hasMessageContaining("site-intercepts");
    assertThatThrownBy(() -> study(cox.withFirth())).hasMessageContaining("model firth");
    assertThatThrownBy(
            () -> study().withEvaluation(study().evaluation().withThresholds(List.of(0.1))))
        .hasMessageContaining("thresholds");
  }
}
