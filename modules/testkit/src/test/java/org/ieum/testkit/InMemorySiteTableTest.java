package org.ieum.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.ieum.federation.Federation;
import org.ieum.federation.SimulatedFederation;
import org.ieum.federation.TableSummary;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.query.Bundle;
import org.ieum.federation.query.CentredMoments;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.query.GlmDerivatives;
import org.ieum.federation.query.GlmWarmStart;
import org.ieum.federation.query.Moments;
import org.ieum.federation.query.OutsideLimits;
import org.ieum.federation.query.Partition;
import org.ieum.federation.query.Scaling;
import org.ieum.federation.query.ScoreDistribution;
import org.ieum.federation.query.ScoreGroups;
import org.ieum.federation.query.ScorePlacements;
import org.ieum.federation.query.ScoreReference;
import org.ieum.federation.query.ScoredModel;
import org.ieum.federation.reference.InMemorySiteTable;
import org.ieum.federation.reference.Logistic;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;
import org.junit.jupiter.api.Test;

/** Answers that can be worked out by hand. */
class InMemorySiteTableTest {
  private static final double NAN = Double.NaN;
  private static final StudyManifest STUDY =
      SyntheticCohort.study(
              2,
              new FeatureDictionary(
                  List.of(
                      Covariate.continuous("a", 0, 10).withMissingIndicator(),
                      Covariate.categorical("c", List.of("I", "II", "III")))))
          .withEvaluation(new EvaluationSpec(10, 5, true, 10));

  /** a, c, outcome, held out; 10 is a limit and so within. */
  private static final PatientTable PATIENTS =
      PatientTable.ofCovariates(
          STUDY.dictionary(),
          new double[][] {{2, 0}, {10, 1}, {NAN, 2}, {4, NAN}, {6, 1}},
          new boolean[] {true, false, true, false, true},
          new boolean[] {false, false, false, false, true});

  private static final Scaling HALVED =
      new Scaling(new double[] {5, 0, 0.5, 0}, new double[] {2, 0, 1, 0});

  @Test
  void countsAndSums() {
    AggregateVector sum = federation().ask(new Moments());
    assertThat(sum.count("records")).isEqualTo(4);
    assertThat(sum.count("events")).isEqualTo(2);
    assertThat(sum.count("heldOut")).isEqualTo(1);
    assertThat(sum.count("heldOutEvents")).isEqualTo(1);
    assertThat(sum.values("observed")).containsExactly(3, 4, 3, 3);
    // Less the middles 5, ½, ½, ½.
    assertThat(sum.values("sum")).containsExactly(1, -1, -0.5, -0.5);
    assertThat(new InMemorySiteTable(STUDY, 0, true, PATIENTS).summary())
        .isEqualTo(
            new TableSummary(4, 2, 1, 1)
                .withValues(List.of(new TableSummary.Values(4, 0), new TableSummary.Values(4, 0))));
  }

  @Test
  void aValueOutsideTheLimitsIsAbsentAndCountedInFives() {
    double[][] rows = {{2, 0}, {10.5, 1}, {-1, 2}, {0, 0}, {10, 1}};
    PatientTable patients =
        PatientTable.ofCovariates(STUDY.dictionary(), rows, new boolean[5], new boolean[5]);
    assertThat(patients.value(1, 0)).isNaN();
    assertThat(patients.value(1, 1)).isEqualTo(1);
    assertThat(patients.value(3, 0)).isZero();
    assertThat(new InMemorySiteTable(STUDY, 0, true, patients).summary().values())
        .containsExactly(new TableSummary.Values(5, 2), new TableSummary.Values(5, 0));
    List<InMemorySiteTable> sites =
        List.of(
            new InMemorySiteTable(STUDY, 0, false, patients),
            new InMemorySiteTable(STUDY, 1, true, patients));
    AggregateVector sum = new SimulatedFederation(STUDY, sites).ask(new OutsideLimits());
    assertThat(sum.values("outside")).containsExactly(10, 0);
    assertThat(sum.values("siteOutside")).containsExactly(0, 0, 5, 0);
    assertThat(Stream.of(0L, 1L, 4L, 7L, 8L, 62L).map(OutsideLimits::rounded))
        .containsExactly(0L, 5L, 5L, 5L, 10L, 60L);
  }

  @Test
  void squaresAboutCentres() {
    AggregateVector sum =
        federation().ask(new CentredMoments(new Coefficients(4, 0.25, 0.25, 0.25)));
    assertThat(sum.values("squares")).containsExactly(4 + 36, 0.75, 0.6875, 0.6875);
  }

  @Test
  void likelihoodGradientAndInformation() {
    // z = (1, (a − 5)/2, II − ½), absent ones 0: the logit is ln 3 for every record.
    double[] logThree = {StrictMath.log(3), 0, 0};
    AggregateVector sum =
        federation().ask(new GlmDerivatives(HALVED, new Coefficients(logThree), false));
    assertThat(sum.count("records")).isEqualTo(4);
    assertThat(sum.value("logLikelihood"))
        .isCloseTo(2 * StrictMath.log(0.75) + 2 * StrictMath.log(0.25), within(1e-9));
    double[][] z = {{1, -1.5, -0.5}, {1, 2.5, 0.5}, {1, 0, -0.5}, {1, -0.5, 0}};
    double[] residual = {0.25, -0.75, 0.25, -0.75};
    double[] gradient = new double[3];
    double[] information = new double[6];
    for (int i = 0; i < 4; i++) {
      for (int j = 0, at = 0; j < 3; j++) {
        gradient[j] += residual[i] * z[i][j];
        for (int k = j; k < 3; k++) {
          information[at++] += 3 / 16.0 * z[i][j] * z[i][k];
        }
      }
    }
    assertThat(sum.values("gradient")).containsExactly(gradient, within(1e-9));
    assertThat(sum.values("information")).containsExactly(information, within(1e-9));
  }

  @Test
  void profileLikelihoodOfASiteWithItsIntercept() {
    // At slopes 0 a site's intercept is the log-odds of its own records.
    Federation one = new SimulatedFederation(STUDY, List.of(table(true)));
    AggregateVector sum = one.ask(new GlmDerivatives(HALVED, new Coefficients(0, 0), true));
    assertThat(sum.value("interceptSum")).isCloseTo(0, within(1e-9));
    assertThat(sum.value("logLikelihood")).isCloseTo(4 * StrictMath.log(0.5), within(1e-9));
    // n²/I = 16 / (4 · ¼); h = mean of z; S = ¼ (Σz² − (Σz)²/4).
    assertThat(sum.value("interceptVariance")).isCloseTo(16, within(1e-9));
    assertThat(sum.values("interceptInformation"))
        .containsExactly(new double[] {0.5, -0.5}, within(1e-9));
    assertThat(sum.values("information")[0])
        .isCloseTo((2.25 + 6.25 + 0.25 - 0.0625) / 4, within(1e-9));
    PatientTable oneSided = PATIENTS.take(0, 2);
    Federation refused =
        new SimulatedFederation(STUDY, List.of(new InMemorySiteTable(STUDY, 0, true, oneSided)));
    assertThatThrownBy(() -> refused.ask(new GlmDerivatives(HALVED, new Coefficients(0, 0), true)))
        .isInstanceOfSatisfying(
            IeumException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.DEGENERATE_DATA);
              assertThat(e.text()).contains("without site intercepts");
            });
  }

  /** Four records of three logits a row, so often that each row's logit makes groups of its own. */
  private static final PatientTable MANY =
      PatientTable.concatenate(Collections.nCopies(10, PATIENTS));

  @Test
  void groupedScoresWithTheSitesOwnSectionOnlyByConsent() {
    // Logits −½ + (a − 5)/2: −2 and −½ of those with, 2 and −1 of those without the outcome.
    ScoredModel model = new ScoredModel.Own(HALVED, new Coefficients(-0.5, 1, 0));
    ScoreGroups query = new ScoreGroups(model, Partition.TRAIN, true);
    for (boolean consent : new boolean[] {true, false}) {
      SimulatedFederation federation =
          new SimulatedFederation(
              STUDY,
              List.of(
                  new InMemorySiteTable(STUDY, 0, true, MANY),
                  new InMemorySiteTable(STUDY, 1, consent, MANY)));
      AggregateVector sum = federation.ask(query);
      assertThat(sum.count("records")).isEqualTo(80);
      assertThat(sum.count("events")).isEqualTo(40);
      // Bins of width 1 from −5: −2 begins bin 3, −½ is in bin 4, 2 begins bin 7, −1 bin 4.
      assertThat(sum.values("positives")).containsExactly(0, 0, 0, 20, 20, 0, 0, 0, 0, 0);
      assertThat(sum.values("negatives")).containsExactly(0, 0, 0, 0, 20, 0, 0, 20, 0, 0);
      assertThat(sum.value("heaviestPositives")).isEqualTo(20);
      assertThat(sum.count("withheldSites")).isZero();
      double theirs = consent ? 40 : 0;
      assertThat(sum.values("siteRecords")).containsExactly(40, theirs);
      assertThat(sum.values("sitePositives")[14]).isEqualTo(theirs / 4);
    }
  }

  @Test
  void aSiteWithFewRecordsWithholdsAllButTheirRoundedNumber() {
    ScoredModel model = new ScoredModel.Own(HALVED, new Coefficients(-0.5, 1, 0));
    PatientTable few = PatientTable.concatenate(Collections.nCopies(4, PATIENTS));
    SimulatedFederation federation =
        new SimulatedFederation(
            STUDY,
            List.of(
                new InMemorySiteTable(STUDY, 0, true, MANY),
                new InMemorySiteTable(STUDY, 1, true, few)));
    AggregateVector sum = federation.ask(new ScoreGroups(model, Partition.TRAIN, true));
    assertThat(sum.count("records")).isEqualTo(40);
    assertThat(sum.count("withheldSites")).isEqualTo(1);
    assertThat(sum.count("withheldRecords")).isEqualTo(15);
    assertThat(sum.count("withheldEvents")).isEqualTo(10);
    assertThat(sum.values("siteRecords")).containsExactly(40, 0);
    assertThat(sum.values("siteWithheldRecords")).containsExactly(0, 15);
  }

  @Test
  void placementsAreSharesOfTheOtherKindBelowRoundedOncePerSite() {
    ScoredModel model = new ScoredModel.Own(HALVED, new Coefficients(-0.5, 1, 0));
    double[] without = new double[10];
    without[4] = 20;
    without[7] = 20;
    double[] with = new double[10];
    with[3] = 20;
    with[4] = 20;
    ScoreReference reference =
        new ScoreReference(new ScoreDistribution(5, without), new ScoreDistribution(5, with), 0, 1);
    AggregateVector sum =
        new SimulatedFederation(STUDY, List.of(new InMemorySiteTable(STUDY, 0, true, MANY)))
            .ask(new ScorePlacements(model, Partition.TRAIN, false, List.of(reference)));
    // Middles −½ and 2½, so F₀(−2) = 0 at the end −2, F₀(−½) = ¼; F₁ from −2, ¼ at −1½, ¾ at −½.
    assertThat(sum.value("positivePlacements")).isEqualTo(10 * 0.25);
    assertThat(sum.value("positivePlacementSquares")).isEqualTo(rounded(10 * 0.0625, 10));
    assertThat(sum.value("negativePlacements")).isEqualTo(10 * 0.5 + 10);
    double risks =
        10
            * (Logistic.probability(-2)
                + Logistic.probability(-0.5)
                + Logistic.probability(2)
                + Logistic.probability(-1));
    assertThat(sum.value("expected")).isEqualTo(rounded(risks, 12));
    assertThat(sum.values("lineGradient")[0]).isEqualTo(rounded(20 - risks, 12));
  }

  private static double rounded(double x, int bits) {
    return Math.floor(Math.scalb(x, bits) + 0.5) / (1 << bits);
  }

  @Test
  void aBundleIsItsPartsOneAfterTheOther() {
    CentredMoments squares = new CentredMoments(new Coefficients(4, 0.25, 0.25, 0.25));
    AggregateVector both = federation().ask(Bundle.of(squares, new Moments()));
    assertThat(both.values("0.squares")).isEqualTo(federation().ask(squares).values("squares"));
    assertThat(both.values("1.sum")).isEqualTo(federation().ask(new Moments()).values("sum"));
  }

  @Test
  void aWarmStartCombinesTheSitesInformationAndIsBoundedForOneSidedSites() {
    SyntheticCohort cohort = new SyntheticCohort(-1, 1, -0.5);
    StudyManifest study = cohort.study(1);
    Scaling unit = new Scaling(new double[2], new double[] {1, 1});
    SimulatedFederation federation =
        InMemorySiteTable.federate(study, List.of(cohort.draw(study, 3000, 0, 1)));
    AggregateVector sum = federation.ask(new GlmWarmStart(unit, 1e-6, 10_000, false));
    double[] information = sum.values("information");
    double[] weighted = sum.values("weighted");
    double[] beta = {-1, 1, -0.5};
    for (int j = 0; j < 3; j++) {
      double expected = 0;
      for (int k = 0; k < 3; k++) {
        int i = Math.min(j, k);
        expected += information[i * 3 - i * (i - 1) / 2 + Math.max(j, k) - i] * beta[k];
      }
      assertThat(weighted[j]).isCloseTo(expected, within(100.0));
    }
    PatientTable sided = PATIENTS.take(0, 2);
    new InMemorySiteTable(STUDY, 0, true, sided).answer(new GlmWarmStart(HALVED, 1e-3, 10, false));
    new InMemorySiteTable(STUDY, 0, true, sided).answer(new GlmWarmStart(HALVED, 1e-3, 10, true));
  }

  private static InMemorySiteTable table(boolean consent) {
    return new InMemorySiteTable(STUDY, 0, consent, PATIENTS);
  }

  private static SimulatedFederation federation() {
    return InMemorySiteTable.federate(STUDY, PATIENTS.split(2));
  }
}
