package org.ieum.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.SimulatedFederation;
import org.ieum.federation.model.Appraisal;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.Heterogeneity;
import org.ieum.federation.model.LeftOutSite;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.StandardErrors;
import org.ieum.federation.model.SubgroupPerformance;
import org.ieum.federation.model.ThresholdPerformance;
import org.ieum.federation.model.Withheld;
import org.ieum.federation.reference.InMemorySiteTable;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.ExternalModel;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.Preparation;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.study.Subgroup;
import org.ieum.federation.study.Term;
import org.ieum.testkit.CsvTable;
import org.junit.jupiter.api.Test;

/** Judgements of four sites' sums against those of the pooled rows: make_evaluation_oracle.py. */
class EvaluationOracleTest {
  /** What groups of ten may cost figures of 2,400 records at four sites. */
  private static final double GROUPS = 2e-3;

  /** Sums of four sites that are rounded to 2⁻¹², over about 300 events. */
  private static final double ROUNDED = 5e-6;

  /** Ten of about 300 events, on which side of a threshold is not known. */
  private static final double ONE_GROUP = 0.03;

  private static final Map<String, Double> EXPECTED = expected();
  private static final FittedModel PLAIN = fit(study(), List.of(0, 1, 2, 3));
  private static final FittedModel WEIGHTED =
      fit(
          study()
              .withPreparation(
                  new Preparation(Optional.of(new Preparation.Weight("w", 5)), "", List.of())),
          List.of(0, 1, 2, 3));

  private static StudyManifest study() {
    FeatureDictionary dictionary =
        new FeatureDictionary(
            List.of(
                Covariate.continuous("age", 45, 95),
                Covariate.continuous("marker", -5, 5),
                Covariate.binary("sex")));
    ExternalModel published =
        new ExternalModel(
            "published",
            "a journal",
            ExternalModel.Link.LOGIT,
            -8,
            List.of(Term.linear("age", 0.07), Term.linear("sex", 0.5)));
    return Oracle.study("y", dictionary)
        .withSites(List.of("a", "b", "c", "d"))
        .withEvaluation(
            new EvaluationSpec(
                5000,
                12,
                true,
                2000,
                List.of(0.05, 0.2),
                List.of(
                    Subgroup.levels("sex", "sex"),
                    Subgroup.bands("age band", "age", List.of(60.0, 75.0))),
                List.of(published),
                true));
  }

  private static FittedModel fit(StudyManifest study, List<Integer> consenting) {
    List<PatientTable> tables = Oracle.sites(study, CsvTable.read(Oracle.resource("weighted.csv")));
    List<InMemorySiteTable> sites = new ArrayList<>();
    for (int s = 0; s < tables.size(); s++) {
      sites.add(new InMemorySiteTable(study, s, consenting.contains(s), tables.get(s)));
    }
    return StudyProgram.run(new SimulatedFederation(study, sites), ProgressListener.none());
  }

  private static Map<String, Double> expected() {
    Map<String, Double> values = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(Oracle.resource("evaluation.csv"))) {
        String[] cells = line.split(",", -1);
        if (!cells[0].equals("case")) {
          values.put(cells[0] + "," + cells[1], Double.valueOf(cells[2]));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return values;
  }

  private static double expected(String name, String quantity) {
    return Objects.requireNonNull(EXPECTED.get(name + "," + quantity), quantity);
  }

  @Test
  void weightedFitsHaveThePooledEstimatesAndRobustErrors() {
    assertThat(WEIGHTED.standardErrors()).isEqualTo(StandardErrors.ROBUST);
    assertThat(PLAIN.standardErrors()).isEqualTo(StandardErrors.MODEL);
    assertThat(WEIGHTED.records()).isEqualTo(2400);
    for (FittedModel model : List.of(WEIGHTED, PLAIN)) {
      String name = model.equals(WEIGHTED) ? "weighted" : "plain";
      for (Coefficient c : model.coefficients()) {
        double estimate = expected(name, "b:" + c.name());
        double error = expected(name, "se:" + c.name());
        assertThat(Oracle.relative(c.estimate(), estimate)).as(c.name()).isLessThan(1e-8);
        assertThat(Oracle.relative(c.standardError(), error)).as(c.name()).isLessThan(1e-7);
      }
    }
  }

  @Test
  void performanceEqualsThatOfTheSingleRecords() {
    judged("plain", PLAIN.validation());
    ThresholdPerformance rule = PLAIN.validation().appraisal().thresholds().get(1);
    close("plain", "sensitivity low", rule.sensitivity().low(), ROUNDED);
    close("plain", "sensitivity high", rule.sensitivity().high(), ROUNDED);
  }

  @Test
  void weightedPerformanceEqualsThatOfTheSingleRecords() {
    judged("weighted", WEIGHTED.validation());
  }

  private static void judged(String name, Performance p) {
    Appraisal a = p.appraisal();
    close(name, "auc", p.auc(), p.aucBound() + 1e-12);
    close(name, "auc", p.auc(), GROUPS);
    close(name, "auc se", a.auc().standardError(), GROUPS);
    close(name, "auc low", a.auc().low(), 3 * GROUPS);
    close(name, "brier", p.brier(), ROUNDED);
    close(name, "scaled brier", a.scaledBrier(), 4 * ROUNDED);
    close(name, "o/e", a.observedExpected().value(), ROUNDED);
    close(name, "o/e se", a.observedExpected().standardError(), ROUNDED);
    close(name, "in the large", a.calibrationInTheLarge().value(), GROUPS);
    close(name, "in the large se", a.calibrationInTheLarge().standardError(), GROUPS);
    line(name, "slope", a.calibrationSlope(), a.calibrationBound());
    line(name, "intercept", a.calibrationIntercept(), a.calibrationBound());
    close(name, "ici", a.ici(), 3 * GROUPS);
    close(name, "e50", a.e50(), 3 * GROUPS);
    close(name, "e90", a.e90(), 6 * GROUPS);
    for (ThresholdPerformance t : a.thresholds()) {
      double tolerance = t.exact() == 1 ? ROUNDED : ONE_GROUP;
      close(name, "sensitivity " + t.threshold(), t.sensitivity().value(), tolerance);
      close(name, "specificity " + t.threshold(), t.specificity().value(), tolerance);
      close(name, "ppv " + t.threshold(), t.positivePredictiveValue().value(), tolerance);
      close(name, "npv " + t.threshold(), t.negativePredictiveValue().value(), tolerance);
      close(name, "net benefit " + t.threshold(), t.netBenefit(), tolerance);
    }
    assertThat(a.thresholds().get(1).exact()).isEqualTo(1);
    assertThat(a.thresholds()).hasSize(2);
    assertThat(a.calibrationCurve()).hasSize(50);
  }

  private static void line(String name, String quantity, Estimate found, double bound) {
    assertThat(bound).isLessThan(0.05);
    close(name, quantity, found.value(), Math.min(bound, GROUPS));
    close(name, quantity + " se", found.standardError(), 3 * GROUPS);
  }

  @Test
  void subgroupsAndPublishedModelsAreJudgedOnTheSameRecords() {
    for (FittedModel model : List.of(WEIGHTED, PLAIN)) {
      String name = model.equals(WEIGHTED) ? "weighted" : "plain";
      group(model, name, "women", "1");
      group(model, name, "below 60", "below 60");
      group(model, name, "old", "75 and above");
      Performance published = model.comparators().get(0).performance();
      close(name, "comparator auc", published.auc(), GROUPS);
      close(name, "comparator slope", published.calibrationSlope(), GROUPS);
      assertThat(model.comparators().get(0).sites()).hasSize(4);
    }
  }

  private static void group(FittedModel model, String name, String expected, String label) {
    SubgroupPerformance group =
        model.subgroups().stream().filter(g -> g.group().equals(label)).findFirst().orElseThrow();
    Withheld withheld = group.performance().appraisal().withheld();
    double events = (double) (group.performance().events() + withheld.events());
    close(name, expected + " events", events, withheld.sites() * 2.0);
    if (withheld.sites() == 0) {
      close(name, expected + " auc", group.performance().auc(), group.performance().aucBound());
      close(name, expected + " auc", group.performance().auc(), 3 * GROUPS);
    }
  }

  @Test
  void sitesAndTheirHeterogeneityEqualTheMetaAnalysisOfTheirOwnRecords() {
    for (int s = 0; s < 4; s++) {
      close(
          "site " + s, "auc", PLAIN.sites().get(s).auc(), PLAIN.sites().get(s).aucBound() + 1e-12);
      close("site " + s, "slope", PLAIN.sites().get(s).calibrationSlope(), GROUPS);
    }
    assertThat(PLAIN.heterogeneity())
        .extracting(Heterogeneity::measure)
        .containsExactly("auc", "observed/expected", "calibration slope");
    pooled("auc", PLAIN.heterogeneity().get(0), 2e-2);
    pooled("o/e", PLAIN.heterogeneity().get(1), 10 * ROUNDED);
    pooled("slope", PLAIN.heterogeneity().get(2), 5 * GROUPS);
  }

  private static void pooled(String name, Heterogeneity h, double tolerance) {
    assertThat(h.sites()).isEqualTo(4);
    close(name, "mean", onScale(name, h.estimate()), tolerance);
    close(name, "tau", h.tau(), tolerance);
    close(name, "q", h.q(), 10 * tolerance);
    close(name, "low", onScale(name, h.low()), 3 * tolerance);
    close(name, "high", onScale(name, h.high()), 3 * tolerance);
    close(name, "prediction low", onScale(name, h.predictionLow()), 5 * tolerance);
    close(name, "prediction high", onScale(name, h.predictionHigh()), 5 * tolerance);
  }

  private static double onScale(String name, double x) {
    return name.equals("auc")
        ? StrictMath.log(x / (1 - x))
        : name.equals("o/e") ? StrictMath.log(x) : x;
  }

  @Test
  void fitsWithoutASiteEqualThePooledFitsOfTheOthersAndAreJudgedThere() {
    assertThat(PLAIN.leftOut()).extracting(LeftOutSite::site).containsExactly("a", "b", "c", "d");
    for (int s = 0; s < 4; s++) {
      LeftOutSite left = PLAIN.leftOut().get(s);
      for (int j = 0; j < 4; j++) {
        double estimate = expected("without " + s, "b:" + PLAIN.coefficients().get(j).name());
        assertThat(Oracle.relative(left.coefficients().get(j), estimate)).isLessThan(1e-8);
      }
      close("without " + s, "auc", left.performance().auc(), 3 * GROUPS);
      close("without " + s, "slope", left.performance().calibrationSlope(), GROUPS);
    }
  }

  @Test
  void aSiteWithoutConsentIsInTheWholeOnly() {
    FittedModel model = fit(study(), List.of(0, 1, 3));
    assertThat(model.sites()).extracting(s -> s.site()).containsExactly("a", "b", "d");
    assertThat(model.leftOut()).extracting(LeftOutSite::site).containsExactly("a", "b", "d");
    assertThat(model.comparators().get(0).sites()).hasSize(3);
    assertThat(model.heterogeneity().get(0).sites()).isEqualTo(3);
    assertThat(model.cohort().sites()).extracting(s -> s.site()).containsExactly("a", "b", "d");
    assertThat(model.validation()).isEqualTo(PLAIN.validation());
    assertThat(model.subgroups()).isEqualTo(PLAIN.subgroups());
  }

  @Test
  void quantilesOfStudentsT() {
    for (int degrees : new int[] {1, 2, 3, 7, 30}) {
      close("t", Integer.toString(degrees), StudentT.upper(degrees), 1e-9);
    }
    assertThat(StudentT.upper(0)).isNaN();
  }

  private static void close(String name, String quantity, double found, double tolerance) {
    assertThat(found)
        .as(name + " " + quantity)
        .isCloseTo(expected(name, quantity), within(tolerance));
  }
}
