package org.ieum.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.SimulatedFederation;
import org.ieum.federation.model.Cohort;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.SubgroupPerformance;
import org.ieum.federation.reference.InMemorySiteTable;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.Preparation;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.study.Subgroup;
import org.ieum.testkit.SyntheticCohort;
import org.junit.jupiter.api.Test;

/** Who took part: attrition, Table 1, presence; and groups too small to be told apart. */
class CohortTest {
  private static final StudyManifest STUDY =
      SyntheticCohort.study(
              3,
              new FeatureDictionary(
                  List.of(Covariate.continuous("a", 0, 10), Covariate.continuous("b", -1, 1))))
          .withSplit(new Split(20, "salt"))
          .withEvaluation(
              new EvaluationSpec(1000, 12, true, 100)
                  .withSubgroups(List.of(Subgroup.bands("a", "a", List.of(0.001, 5.0, 9.999)))))
          .withPreparation(new Preparation(Optional.empty(), "{}", List.of("entry", "rule")));

  private static PatientTable patients(int site, int rows) {
    double[][] x = new double[rows][2];
    boolean[] outcome = new boolean[rows];
    boolean[] heldOut = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      x[i][0] = (i * 7 + site) % 11 * 0.9 + 0.3;
      x[i][1] = site == 2 || i % 5 == 0 ? Double.NaN : (i * 3 % 7) / 7.0 - 0.5;
      outcome[i] = i * (site + 3) % 4 == 0;
      heldOut[i] = i % 6 == 0;
    }
    return PatientTable.ofDesign(2, x, outcome, heldOut);
  }

  private static FittedModel fit() {
    List<InMemorySiteTable> sites = new ArrayList<>();
    for (int s = 0; s < 3; s++) {
      List<Long> persons = List.of(1_000_000_000L + s, 300L + s);
      sites.add(new InMemorySiteTable(STUDY, s, s != 1, patients(s, 300 + s), persons));
    }
    return StudyProgram.run(new SimulatedFederation(STUDY, sites), ProgressListener.none());
  }

  @Test
  void valuesOutsideLimitsAreCountedInFivesOfAllSitesAndOfTheConsentingOnes() {
    List<InMemorySiteTable> sites = new ArrayList<>();
    for (int s = 0; s < 3; s++) {
      double[][] x = new double[200][2];
      boolean[] outcome = new boolean[200];
      for (int i = 0; i < x.length; i++) {
        x[i][0] = i < s * 4 ? 10.5 : (i * 7 + s) % 11 * 0.9;
        x[i][1] = (i * 3 % 7) / 7.0 - 0.5;
        outcome[i] = i % 3 == 0;
      }
      PatientTable patients =
          PatientTable.ofCovariates(STUDY.dictionary(), x, outcome, new boolean[200]);
      sites.add(new InMemorySiteTable(STUDY, s, s != 1, patients, List.of(300L, 200L)));
    }
    Cohort cohort =
        StudyProgram.run(new SimulatedFederation(STUDY, sites), ProgressListener.none()).cohort();
    List<String> names = STUDY.sites();
    // 0, 4 and 8 records.
    assertThat(cohort.outside())
        .containsExactly(
            new Cohort.Outside(
                "a",
                15,
                List.of(
                    new Cohort.Outside.AtSite(names.get(0), 0),
                    new Cohort.Outside.AtSite(names.get(2), 10))),
            new Cohort.Outside(
                "b",
                0,
                List.of(
                    new Cohort.Outside.AtSite(names.get(0), 0),
                    new Cohort.Outside.AtSite(names.get(2), 0))));
    assertThat(cohort.columns().get(0).observed()).isEqualTo(600 - 12);
  }

  @Test
  void attritionIsOfAllSitesAndOfTheConsentingOnes() {
    Cohort cohort = fit().cohort();
    assertThat(cohort.attrition())
        .containsExactly(new Cohort.Step("entry", 3_000_000_003L), new Cohort.Step("rule", 903));
    assertThat(cohort.sites()).hasSize(2);
    assertThat(cohort.sites().get(1).attrition())
        .containsExactly(new Cohort.Step("entry", 1_000_000_002L), new Cohort.Step("rule", 302));
  }

  @Test
  void tableOneIsThatOfTheRowsHeldOutOnesIncluded() {
    Cohort cohort = fit().cohort();
    assertThat(cohort.records()).isEqualTo(300 + 301 + 302);
    PatientTable third = patients(2, 302);
    double mean = 0;
    for (int i = 0; i < third.rows(); i++) {
      mean += third.value(i, 0) / third.rows();
    }
    double squares = 0;
    for (int i = 0; i < third.rows(); i++) {
      squares += (third.value(i, 0) - mean) * (third.value(i, 0) - mean);
    }
    Cohort.SiteCohort site = cohort.sites().get(1);
    assertThat(site.records()).isEqualTo(302);
    assertThat(site.columns().get(0).mean()).isCloseTo(mean, within(1e-9));
    assertThat(site.columns().get(0).standardDeviation())
        .isCloseTo(Math.sqrt(squares / 301), within(1e-8));
    assertThat(site.columns().get(1)).isEqualTo(new Cohort.Column("b", 0, Double.NaN, Double.NaN));
    assertThat(cohort.columns().get(1).observed()).isEqualTo(240 + 240);
  }

  @Test
  void aCovariateThatASiteNeverRecordedIsNamed() {
    assertThat(fit().cohort().presence())
        .containsExactly(
            new Cohort.Presence("a", List.of()), new Cohort.Presence("b", List.of("site-003")));
  }

  @Test
  void groupsOfFewerThanFiveEventsAreJoinedAndNoneIsLost() {
    FittedModel model = fit();
    assertThat(model.subgroups()).extracting(SubgroupPerformance::group).hasSize(2);
    assertThat(model.subgroups().stream().mapToLong(g -> g.performance().events()).sum())
        .isEqualTo(model.validation().events());
    assertThat(model.subgroups())
        .allSatisfy(g -> assertThat(g.performance().events()).isGreaterThanOrEqualTo(5));
    assertThat(model.validation().calibration())
        .allSatisfy(g -> assertThat(g.records() * g.observed()).isGreaterThan(4.5));
    assertThat(model.rounds()).isLessThanOrEqualTo(10);
  }
}
