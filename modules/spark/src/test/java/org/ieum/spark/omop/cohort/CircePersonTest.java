package org.ieum.spark.omop.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ieum.spark.omop.cohort.Patient.A;
import static org.ieum.spark.omop.cohort.Patient.B;
import static org.ieum.spark.omop.cohort.Patient.FIRST_A;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.ieum.clinical.cohort.CohortExit;
import org.ieum.clinical.cohort.CriteriaGroup;
import org.ieum.clinical.cohort.DateRange;
import org.ieum.clinical.cohort.Demographics;
import org.ieum.clinical.cohort.EventLimit;
import org.ieum.clinical.cohort.EventWindow;
import org.ieum.clinical.cohort.NumberRange;
import org.ieum.clinical.cohort.Occurrence;
import org.ieum.clinical.cohort.WindowedCriteria;
import org.ieum.spark.omop.cohort.Patient.Cohort;
import org.junit.jupiter.api.Test;

/** Circe's meaning of each part of a cohort, worked out by hand; days are plain numbers. */
class CircePersonTest {
  private static final EventWindow ANY = EventWindow.ANY;

  @Test
  void entryEventsLieInAnObservationPeriodWithDaysBeforeAndAfter() {
    Cohort cohort = Cohort.of(A).observed(10, 5);
    Patient p = Patient.observed(100, 200);
    assertThat(p.has(A, 109).has(A, 196).has(A, 99).has(A, 201).eras(cohort)).isEmpty();
    assertThat(p.has(A, 110).has(A, 195).eras(cohort)).containsExactly("110-110", "195-195");
  }

  @Test
  void limitsKeepTheFirstOrLastEventAndTiesGoToTheSmallerId() {
    Patient p =
        Patient.observed(0, 100)
            .row(A, new Event(2, 20, 25, Event.NONE, 1), true)
            .row(A, new Event(1, 20, 30, Event.NONE, 1), true)
            .has(A, 50);
    Cohort toEnd = Cohort.of(A).exit(new CohortExit.DateOffset(true, 0));
    assertThat(p.eras(toEnd.limits(EventLimit.FIRST, EventLimit.ALL))).containsExactly("20-30");
    assertThat(p.eras(toEnd.limits(EventLimit.ALL, EventLimit.FIRST))).containsExactly("20-30");
    assertThat(p.eras(toEnd.limits(EventLimit.LAST, EventLimit.ALL))).containsExactly("50-50");
    assertThat(p.eras(toEnd.limits(EventLimit.ALL, EventLimit.LAST))).containsExactly("50-50");
  }

  @Test
  void theEntryLimitComesBeforeTheRulesAndTheLastLimitAfterThem() {
    Patient p = Patient.observed(0, 100).has(A, 10).has(A, 50).has(B, 49);
    Cohort cohort = Cohort.of(A).rule(WindowedCriteria.atLeastOnce(B, EventWindow.days(-5, 0)));
    assertThat(p.eras(cohort.limits(EventLimit.FIRST, EventLimit.FIRST))).isEmpty();
    assertThat(p.eras(cohort.limits(EventLimit.ALL, EventLimit.FIRST))).containsExactly("50-50");
  }

  @Test
  void theQualifyingLimitAppliesOnlyWhereThereAreQualifyingCriteria() {
    Patient p = Patient.observed(0, 100).has(A, 10).has(A, 50).has(B, 5);
    CriteriaGroup after = CriteriaGroup.all(List.of(WindowedCriteria.atLeastOnce(B, ANY)));
    assertThat(p.eras(Cohort.of(A))).hasSize(2);
    assertThat(p.eras(Cohort.of(A).qualifying(after, EventLimit.LAST))).containsExactly("50-50");
    assertThat(p.eras(Cohort.of(A).qualifying(after, EventLimit.ALL))).hasSize(2);
  }

  @Test
  void theFirstRowOfConceptsIsSoughtBeforeOtherPartsNarrow() {
    Patient p =
        Patient.observed(0, 100)
            .row(FIRST_A, new Event(1, 10, 10, Event.NONE, 1), false)
            .row(FIRST_A, new Event(2, 20, 20, Event.NONE, 1), true);
    assertThat(p.eras(Cohort.of(FIRST_A))).isEmpty();
    p.row(FIRST_A, new Event(0, 10, 10, Event.NONE, 1), true);
    assertThat(p.eras(Cohort.of(FIRST_A))).containsExactly("10-10");
  }

  @Test
  void aWindowHasBothItsEndsAndIsBoundByTheObservationPeriod() {
    Patient p = Patient.observed(40, 100).alsoObserved(0, 30).has(A, 50).has(B, 20).has(B, 45);
    assertThat(p.eras(counting(EventWindow.days(-5, -5), Occurrence.exactly(1), false))).hasSize(1);
    assertThat(p.eras(counting(EventWindow.days(-4, 50), Occurrence.exactly(0), false))).hasSize(1);
    assertThat(p.eras(counting(EventWindow.until(0), Occurrence.exactly(1), false))).hasSize(1);
    assertThat(p.eras(counting(EventWindow.days(-30, 0), Occurrence.exactly(1), false))).hasSize(1);
    assertThat(p.eras(counting(EventWindow.until(0), Occurrence.exactly(2), true))).hasSize(1);
    assertThat(p.eras(counting(EventWindow.days(-30, 0), Occurrence.exactly(2), true))).hasSize(1);
  }

  @Test
  void windowsCountFromStartOrEndOfEitherEvent() {
    Patient p = Patient.observed(0, 100).has(A, 50, 60, 1).has(B, 55, 70, 1);
    OptionalInt zero = Patient.days(0);
    EventWindow fromIndexEnd = new EventWindow(zero, OptionalInt.empty(), true, false);
    assertThat(p.eras(counting(fromIndexEnd, Occurrence.exactly(0), false))).hasSize(1);
    EventWindow ofEventEnd = new EventWindow(Patient.days(20), Patient.days(20), false, true);
    assertThat(p.eras(counting(ofEventEnd, Occurrence.exactly(1), false))).hasSize(1);
    EventWindow both = new EventWindow(Patient.days(10), Patient.days(10), true, true);
    assertThat(p.eras(counting(both, Occurrence.exactly(1), false))).hasSize(1);
    WindowedCriteria alsoEnds =
        new WindowedCriteria(
            B,
            EventWindow.days(0, 10),
            Optional.of(new EventWindow(OptionalInt.empty(), Patient.days(19), false, true)),
            Occurrence.atLeast(1),
            false,
            false);
    assertThat(p.eras(Cohort.of(A).rule(alsoEnds))).isEmpty();
  }

  @Test
  void anOpenWindowOfEventEndsStopsWithTheObservationPeriod() {
    Patient p = Patient.observed(0, 100).has(A, 50).has(B, 60, 101, 1);
    EventWindow open = new EventWindow(Patient.days(0), OptionalInt.empty(), false, true);
    assertThat(p.eras(counting(open, Occurrence.exactly(0), false))).hasSize(1);
    assertThat(p.eras(counting(open, Occurrence.exactly(1), true))).hasSize(1);
  }

  @Test
  void occurrencesCompareAndCountDistinctConceptsDaysOrVisits() {
    Patient p =
        Patient.observed(0, 100)
            .has(A, 50)
            .row(B, new Event(1, 10, 10, 5, 1), true)
            .row(B, new Event(2, 10, 10, 6, 2), true)
            .row(B, new Event(3, 12, 12, Event.NONE, 2), true)
            .row(B, new Event(4, 13, 13, Event.NONE, 2), true);
    for (Occurrence.Distinct distinct : Occurrence.Distinct.values()) {
      int found =
          switch (distinct) {
            case NOTHING -> 4;
            case CONCEPT, VISIT -> 2;
            case START_DATE -> 3;
          };
      for (Occurrence.Comparison comparison : Occurrence.Comparison.values()) {
        for (int asked = 0; asked < 6; asked++) {
          boolean holds =
              switch (comparison) {
                case EXACTLY -> found == asked;
                case AT_MOST -> found <= asked;
                case AT_LEAST -> found >= asked;
              };
          Cohort cohort = counting(ANY, new Occurrence(comparison, asked, distinct), false);
          assertThat(p.eras(cohort))
              .as(comparison + " " + asked + " " + distinct)
              .hasSize(holds ? 1 : 0);
        }
      }
    }
  }

  @Test
  void aRestrictedCriterionTakesOnlyEventsOfTheSameVisit() {
    WindowedCriteria sameVisit =
        new WindowedCriteria(B, ANY, Optional.empty(), Occurrence.atLeast(1), true, false);
    Cohort cohort = Cohort.of(A).rule(sameVisit);
    assertThat(Patient.observed(0, 100).has(A, 50, 50, 7).has(B, 50, 50, 8).eras(cohort)).isEmpty();
    assertThat(Patient.observed(0, 100).has(A, 50).has(B, 50).eras(cohort)).isEmpty();
    assertThat(Patient.observed(0, 100).has(A, 50, 50, 7).has(B, 50, 50, 7).eras(cohort))
        .hasSize(1);
  }

  @Test
  void groupsCombineTheirMembersHoweverDeep() {
    Patient p = Patient.observed(0, 100).has(A, 50).has(B, 40);
    WindowedCriteria yes = WindowedCriteria.atLeastOnce(B, ANY);
    WindowedCriteria no = WindowedCriteria.never(B, ANY);
    assertThat(p.eras(Cohort.of(A).rule(group(CriteriaGroup.Type.ALL, 0, yes, no)))).isEmpty();
    assertThat(p.eras(Cohort.of(A).rule(group(CriteriaGroup.Type.ANY, 0, yes, no)))).hasSize(1);
    assertThat(p.eras(Cohort.of(A).rule(group(CriteriaGroup.Type.ANY, 0, no, no)))).isEmpty();
    assertThat(p.eras(Cohort.of(A).rule(group(CriteriaGroup.Type.AT_LEAST, 2, yes, no)))).isEmpty();
    assertThat(p.eras(Cohort.of(A).rule(group(CriteriaGroup.Type.AT_MOST, 1, yes, no)))).hasSize(1);
    assertThat(p.eras(Cohort.of(A).rule(group(CriteriaGroup.Type.AT_MOST, 0, no, no)))).hasSize(1);
    CriteriaGroup nested =
        new CriteriaGroup(
            CriteriaGroup.Type.ALL,
            0,
            List.of(yes),
            List.of(),
            List.of(group(CriteriaGroup.Type.AT_MOST, 1, yes, no), CriteriaGroup.all(List.of())));
    assertThat(p.eras(Cohort.of(A).rule(nested))).hasSize(1);
  }

  @Test
  void demographicsAreOfThePersonAtTheEvent() {
    // Day 0 is 1970: a person born in 1940 is 30 until 31 December, day 364.
    NumberRange thirty = NumberRange.between(30, 30);
    Demographics d =
        new Demographics(thirty, Set.of(8507L), Set.of(), Set.of(), DateRange.ANY, DateRange.ANY);
    CriteriaGroup group =
        new CriteriaGroup(CriteriaGroup.Type.ALL, 0, List.of(), List.of(d), List.of());
    Patient p = Patient.observed(0, 1000).has(A, 364).has(A, 365);
    assertThat(p.eras(Cohort.of(A).rule(group))).containsExactly("364-364");
    assertThat(p.eras(Cohort.of(Patient.a(thirty, Set.of(), Optional.empty()))))
        .containsExactly("364-364");
  }

  @Test
  void eventsAreNarrowedByTheirVisitAndByOtherEventsAboutThem() {
    Patient p = Patient.observed(0, 100).has(A, 10, 10, 7).has(A, 20, 20, 8).has(A, 30).has(B, 19);
    assertThat(p.eras(Cohort.of(Patient.a(NumberRange.ANY, Set.of(9201L), Optional.empty()))))
        .containsExactly("10-10");
    CriteriaGroup dayBefore =
        CriteriaGroup.all(List.of(WindowedCriteria.atLeastOnce(B, EventWindow.days(-1, -1))));
    assertThat(p.eras(Cohort.of(Patient.a(NumberRange.ANY, Set.of(), Optional.of(dayBefore)))))
        .containsExactly("20-20");
  }

  @Test
  void criteriaAboutAnEventOutsideObservationNeverHold() {
    CriteriaGroup never = CriteriaGroup.all(List.of(WindowedCriteria.never(FIRST_A, ANY)));
    WindowedCriteria withNested =
        new WindowedCriteria(
            Patient.a(NumberRange.ANY, Set.of(), Optional.of(never)),
            ANY,
            Optional.empty(),
            Occurrence.atLeast(1),
            false,
            true);
    // The event of day 200 is seen, for the period is ignored, but lies in no period itself.
    Patient p = Patient.observed(0, 100).has(B, 50).has(A, 200);
    assertThat(p.eras(Cohort.of(B).rule(withNested))).isEmpty();
  }

  @Test
  void exitsNeverComeAfterObservationEnds() {
    Patient p = Patient.observed(0, 100).has(A, 50, 60, 1);
    assertThat(p.eras(Cohort.of(A).exit(new CohortExit.EndOfObservation())))
        .containsExactly("50-100");
    assertThat(p.eras(Cohort.of(A).exit(new CohortExit.DateOffset(false, 30))))
        .containsExactly("50-80");
    assertThat(p.eras(Cohort.of(A).exit(new CohortExit.DateOffset(true, 30))))
        .containsExactly("50-90");
    assertThat(p.eras(Cohort.of(A).exit(new CohortExit.DateOffset(true, 41))))
        .containsExactly("50-100");
    assertThat(p.eras(Cohort.of(A).exit(new CohortExit.DateOffset(false, -1)))).isEmpty();
    assertThat(p.result(Cohort.of(A).exit(new CohortExit.DateOffset(false, -1))).steps())
        .isEqualTo(1);
  }

  @Test
  void aCustomEraJoinsExposuresWithinTheGapAndAddsItsOffset() {
    Patient p =
        Patient.observed(0, 500).has(A, 12).has(B, 10, 20, 1).has(B, 50, 60, 1).has(B, 91, 95, 1);
    // 20 + 30 reaches 50; 60 + 30 does not reach 91.
    assertThat(p.eras(Cohort.of(A).exit(new CohortExit.CustomEra("b", 30, 0, -1))))
        .containsExactly("12-60");
    // An offset of 1 lengthens each exposure, so that all three join.
    assertThat(p.eras(Cohort.of(A).exit(new CohortExit.CustomEra("b", 30, 1, -1))))
        .containsExactly("12-96");
    // With 5 days for each exposure the first era ends on day 15.
    assertThat(p.eras(Cohort.of(A).exit(new CohortExit.CustomEra("b", 30, 0, 5))))
        .containsExactly("12-15");
    // Where no era holds the event, observation's end remains.
    assertThat(
            Patient.observed(0, 500)
                .has(A, 9)
                .has(B, 10, 20, 1)
                .eras(Cohort.of(A).exit(new CohortExit.CustomEra("b", 30, 0, -1))))
        .containsExactly("9-500");
  }

  @Test
  void censoringEventsEndAnEraFromItsOwnStartOn() {
    Cohort cohort = Cohort.of(A).exit(new CohortExit.EndOfObservation()).censoring(B);
    Patient p = Patient.observed(0, 100).has(A, 50);
    assertThat(p.has(B, 49).eras(cohort)).containsExactly("50-100");
    assertThat(p.has(B, 70).eras(cohort)).containsExactly("50-70");
    assertThat(p.has(B, 50).eras(cohort)).containsExactly("50-50");
  }

  @Test
  void erasAtMostThePadApartAreJoined() {
    Patient p = Patient.observed(0, 100).has(A, 10).has(A, 15).has(A, 21);
    assertThat(p.eras(Cohort.of(A).pad(5))).containsExactly("10-15", "21-21");
    assertThat(p.eras(Cohort.of(A).pad(6))).containsExactly("10-21");
    assertThat(Patient.observed(0, 100).has(A, 10).has(A, 10).eras(Cohort.of(A)))
        .containsExactly("10-10");
  }

  @Test
  void censorDatesCutErasAndDropThoseOutside() {
    Cohort cohort = Cohort.of(A).exit(new CohortExit.DateOffset(false, 10));
    Patient p = Patient.observed(0, 100).has(A, 5).has(A, 20).has(A, 40);
    assertThat(p.eras(cohort.dates(25, 35))).containsExactly("25-30");
    assertThat(p.eras(cohort.dates(30, 40))).containsExactly("30-30", "40-40");
  }

  @Test
  void stepsCountHowFarAnEventOfThePersonCame() {
    Patient p = Patient.observed(0, 100).has(A, 50).has(B, 40);
    Cohort cohort =
        Cohort.of(A)
            .rule(WindowedCriteria.atLeastOnce(B, ANY))
            .rule(WindowedCriteria.never(B, ANY))
            .rule(WindowedCriteria.atLeastOnce(B, ANY));
    assertThat(p.result(cohort).steps()).isEqualTo(2);
    assertThat(Patient.observed(0, 10).has(A, 50).result(cohort).steps()).isZero();
    assertThat(p.result(Cohort.of(A).rule(WindowedCriteria.atLeastOnce(B, ANY))).steps())
        .isEqualTo(3);
  }

  private static Cohort counting(EventWindow window, Occurrence occurrence, boolean everywhere) {
    return Cohort.of(A)
        .rule(new WindowedCriteria(B, window, Optional.empty(), occurrence, false, everywhere));
  }

  private static CriteriaGroup group(
      CriteriaGroup.Type type, int count, WindowedCriteria... members) {
    return new CriteriaGroup(type, count, List.of(members), List.of(), List.of());
  }
}
