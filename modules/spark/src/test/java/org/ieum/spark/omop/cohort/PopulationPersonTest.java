package org.ieum.spark.omop.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ieum.spark.omop.cohort.Patient.A;
import static org.ieum.spark.omop.cohort.Patient.B;
import static org.ieum.spark.omop.cohort.Patient.settings;

import java.util.List;
import org.ieum.clinical.cohort.CohortExit;
import org.ieum.clinical.cohort.EventWindow;
import org.ieum.clinical.cohort.WindowedCriteria;
import org.ieum.clinical.population.Censoring;
import org.ieum.clinical.population.PopulationSettings;
import org.ieum.clinical.population.TimeAtRisk;
import org.ieum.spark.omop.cohort.Patient.Cohort;
import org.junit.jupiter.api.Test;

/**
 * Population steps worked out by hand: the index date is day 1000, the time-at-risk days 1001 to
 * 1100. Steps: entry, in the cohort, first time, then washout, prior outcome, minimum.
 */
class PopulationPersonTest {
  private static final Cohort TARGET = Cohort.of(A).exit(new CohortExit.EndOfObservation());
  private static final Cohort OUTCOME = Cohort.of(B);

  @Test
  void theOutcomeCountsOnBothEndsOfTheTimeAtRiskAndNotBeyond() {
    assertThat(member(indexed(0, 2000).has(B, 1001))).isEqualTo(new Member(1000, true, true, 1));
    assertThat(member(indexed(0, 2000).has(B, 1100).has(B, 1050)))
        .isEqualTo(new Member(1000, true, true, 50));
    assertThat(member(indexed(0, 2000).has(B, 1100))).isEqualTo(new Member(1000, true, true, 100));
    assertThat(member(indexed(0, 2000).has(B, 1101))).isEqualTo(new Member(1000, false, true, 100));
  }

  @Test
  void followUpIsCompleteFromTheLastDayOnAndElseLost() {
    assertThat(member(indexed(0, 1100))).isEqualTo(new Member(1000, false, true, 100));
    assertThat(member(indexed(0, 1099))).isEqualTo(new Member(1000, false, false, 99));
    assertThat(member(indexed(0, 1000))).isEqualTo(new Member(1000, false, false, 0));
  }

  @Test
  void deathIsKnownToBeWithoutTheOutcomeAndComesAfterIt() {
    assertThat(member(indexed(0, 1040).died(1040))).isEqualTo(new Member(1000, false, true, 40));
    assertThat(member(indexed(0, 1040).died(1041))).isEqualTo(new Member(1000, false, false, 40));
    assertThat(member(indexed(0, 1040).died(1040).has(B, 1040)))
        .isEqualTo(new Member(1000, true, true, 40));
  }

  @Test
  void priorOutcomesAreThoseBeforeTheTimeAtRiskAndInsideTheLookBack() {
    assertThat(indexed(0, 2000).has(B, 1000).enter(TARGET, OUTCOME, List.of(), settings(0, 0)))
        .isEqualTo(new Persons.Result(3, null));
    // As in PatientLevelPrediction, the look-back of 365 days leaves out day −365 itself.
    assertThat(
            indexed(0, 2000).has(B, 636).enter(TARGET, OUTCOME, List.of(), settings(0, 0)).steps())
        .isEqualTo(3);
    assertThat(
            indexed(0, 2000).has(B, 635).enter(TARGET, OUTCOME, List.of(), settings(0, 0)).steps())
        .isEqualTo(4);
  }

  @Test
  void washoutCountsDaysOfTheObservationPeriodBeforeTheIndexDate() {
    assertThat(indexed(900, 2000).enter(TARGET, OUTCOME, List.of(), settings(100, 0)).steps())
        .isEqualTo(5);
    assertThat(indexed(901, 2000).enter(TARGET, OUTCOME, List.of(), settings(100, 0)).steps())
        .isEqualTo(3);
  }

  @Test
  void theMinimumTimeAtRiskSparesPersonsWithTheOutcome() {
    assertThat(indexed(0, 1031).enter(TARGET, OUTCOME, List.of(), settings(0, 30)).steps())
        .isEqualTo(5);
    assertThat(indexed(0, 1030).enter(TARGET, OUTCOME, List.of(), settings(0, 30)).steps())
        .isEqualTo(4);
    assertThat(
            indexed(0, 1005)
                .has(B, 1004)
                .enter(TARGET, OUTCOME, List.of(), settings(0, 30))
                .steps())
        .isEqualTo(5);
  }

  @Test
  void laterTimesInTheCohortCountUnlessOnlyTheFirstIsAskedFor() {
    Cohort often = Cohort.of(A);
    Patient p = Patient.observed(0, 2000).has(A, 500).has(A, 1000).has(B, 400);
    assertThat(p.enter(often, OUTCOME, List.of(), settings(0, 0)).member()).isNull();
    assertThat(p.enter(often, OUTCOME, List.of(), any(Censoring.Policy.INCLUDE)).member())
        .isEqualTo(new Member(1000, false, true, 100));
  }

  @Test
  void lostPersonsLeaveWhereThePolicyExcludesThem() {
    Patient lost = indexed(0, 1050);
    assertThat(lost.enter(TARGET, OUTCOME, List.of(), any(Censoring.Policy.INCLUDE)).member())
        .isEqualTo(new Member(1000, false, false, 50));
    assertThat(lost.enter(TARGET, OUTCOME, List.of(), any(Censoring.Policy.EXCLUDE)).member())
        .isNull();
  }

  @Test
  void anOutcomeIsConfirmedLaterWithoutMoving() {
    WindowedCriteria again = WindowedCriteria.atLeastOnce(A, EventWindow.days(1, 200));
    Patient p = indexed(0, 2000).has(B, 1050);
    assertThat(p.enter(TARGET, OUTCOME, List.of(again), settings(0, 0)).member())
        .isEqualTo(new Member(1000, false, true, 100));
    assertThat(p.has(A, 1250).enter(TARGET, OUTCOME, List.of(again), settings(0, 0)).member())
        .isEqualTo(new Member(1000, true, true, 50));
  }

  private static Patient indexed(int from, int to) {
    return Patient.observed(from, to).has(A, 1000);
  }

  private static Member member(Patient p) {
    return java.util.Objects.requireNonNull(
        p.enter(TARGET, OUTCOME, List.of(), settings(0, 0)).member());
  }

  private static PopulationSettings any(Censoring.Policy policy) {
    return new PopulationSettings(
        new TimeAtRisk(1, false, 100, false), false, 0, true, 365, 0, new Censoring(policy, 10));
  }
}
