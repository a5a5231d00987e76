package org.ieum.clinical.omop;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.ieum.clinical.cohort.CohortDefinition;
import org.ieum.clinical.cohort.CohortExit;
import org.ieum.clinical.cohort.CriteriaGroup;
import org.ieum.clinical.cohort.DateRange;
import org.ieum.clinical.cohort.Demographics;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.cohort.EventCriteria;
import org.ieum.clinical.cohort.EventLimit;
import org.ieum.clinical.cohort.EventWindow;
import org.ieum.clinical.cohort.InclusionRule;
import org.ieum.clinical.cohort.NumberRange;
import org.ieum.clinical.cohort.Occurrence;
import org.ieum.clinical.cohort.WindowedCriteria;
import org.ieum.clinical.concept.ConceptItem;
import org.ieum.clinical.concept.ConceptSet;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.covariate.Feature;
import org.ieum.clinical.covariate.LookBack;
import org.ieum.clinical.covariate.UnitConversion;
import org.ieum.clinical.population.Censoring;
import org.ieum.clinical.population.OutcomeDefinition;
import org.ieum.clinical.population.PopulationSettings;
import org.ieum.clinical.population.TimeAtRisk;
import org.ieum.federation.basis.Power;

/** Definitions with something in every part. */
final class Definitions {
  private Definitions() {}

  static ConceptSet set(String name, long id) {
    return new ConceptSet(name, List.of(new ConceptItem(id, "", true, false, false)));
  }

  static CohortDefinition simple(String name, EventCriteria entry) {
    return new CohortDefinition(
        name,
        List.of(entry),
        0,
        0,
        EventLimit.ALL,
        CriteriaGroup.all(List.of()),
        EventLimit.ALL,
        List.of(),
        EventLimit.ALL,
        new CohortExit.EndOfObservation(),
        List.of(),
        DateRange.ANY,
        0);
  }

  static OmopDefinition everything(CohortExit exit) {
    EventCriteria code = EventCriteria.of(Domain.CONDITION_OCCURRENCE, "disease");
    EventCriteria narrow =
        new EventCriteria(
            Domain.MEASUREMENT,
            Optional.of("lab"),
            Optional.of("disease"),
            true,
            DateRange.between(LocalDate.of(2012, 1, 1), LocalDate.of(2018, 12, 31)),
            new DateRange(DateRange.EARLIEST, LocalDate.of(2020, 2, 29), true),
            NumberRange.between(60, 84),
            ids(8532, 8507),
            ids(32817),
            new NumberRange(0.1, Double.POSITIVE_INFINITY, true),
            ids(3, 1, 2),
            ids(9531),
            ids(9201, 9202),
            NumberRange.between(0, 9),
            NumberRange.between(1, 2),
            NumberRange.between(-0.0, 3),
            NumberRange.between(30, 90),
            Optional.of(CriteriaGroup.all(List.of())));
    CriteriaGroup nested =
        new CriteriaGroup(
            CriteriaGroup.Type.AT_LEAST,
            2,
            List.of(
                WindowedCriteria.never(code, EventWindow.until(0)),
                new WindowedCriteria(
                    narrow,
                    new EventWindow(OptionalInt.of(0), OptionalInt.empty(), true, false),
                    Optional.of(EventWindow.ANY),
                    new Occurrence(Occurrence.Comparison.AT_MOST, 3, Occurrence.Distinct.VISIT),
                    true,
                    true)),
            List.of(
                new Demographics(
                    NumberRange.between(18, 40),
                    ids(8532),
                    ids(38003585),
                    ids(38003564),
                    DateRange.ANY,
                    DateRange.ANY)),
            List.of(new CriteriaGroup(CriteriaGroup.Type.ANY, 0, List.of(), List.of(), List.of())));
    CohortDefinition target =
        new CohortDefinition(
            "target",
            List.of(EventCriteria.any(Domain.VISIT_OCCURRENCE), narrow),
            365,
            1,
            EventLimit.ALL,
            nested,
            EventLimit.LAST,
            List.of(new InclusionRule("no disease before", nested)),
            EventLimit.FIRST,
            exit,
            List.of(code),
            DateRange.between(LocalDate.of(2010, 1, 1), LocalDate.of(2020, 1, 1)),
            30);
    LookBack twoYears = LookBack.days(-730, -1);
    return new OmopDefinition(
        List.of(
            new ConceptSet(
                "disease",
                List.of(
                    new ConceptItem(4182210, "SNOMED/52448006", true, true, false),
                    new ConceptItem(2_000_000_131L, "", false, false, true))),
            set("lab", 3004249),
            set("drug", 715997)),
        target,
        new OutcomeDefinition(
            simple("disease", code),
            List.of(WindowedCriteria.atLeastOnce(code, EventWindow.days(1, 365))),
            NumberRange.between(0.01, 0.05)),
        new PopulationSettings(
            new TimeAtRisk(1, false, 1825, false),
            true,
            365,
            true,
            99999,
            30,
            new Censoring(Censoring.Policy.IPCW, 20)),
        List.of(
            continuous("age2", new Feature.Age(), 50, 95, Optional.of(new Power(65.608, 2))),
            continuous(
                "year", new Feature.IndexYear(), 2000, 2030, Optional.of(new Power(2010, 1))),
            flag("female", new Feature.Gender(ids(8532))),
            flag("korean", new Feature.Race(ids(38003585))),
            flag("hispanic", new Feature.Ethnicity(ids(38003563))),
            flag(
                "treated",
                new Feature.Presence(
                    List.of(Domain.DRUG_EXPOSURE, Domain.DRUG_ERA), "drug", LookBack.history())),
            continuous(
                "visits",
                new Feature.DayCount(Domain.VISIT_OCCURRENCE, "lab", twoYears),
                0,
                200,
                Optional.empty()),
            continuous(
                "sbp",
                new Feature.LatestValue(
                    Domain.MEASUREMENT,
                    "lab",
                    twoYears,
                    List.of(
                        new UnitConversion(8876, 1, 0), new UnitConversion(44777602, 7.500617, 0))),
                60,
                260,
                Optional.empty()),
            new CovariateDefinition(
                "smoking",
                "tobacco",
                new Feature.LatestLevel(
                    Domain.OBSERVATION,
                    "lab",
                    LookBack.history(),
                    List.of(
                        new Feature.LatestLevel.Level("never", ids(45879404, 4144272)),
                        new Feature.LatestLevel.Level("current", ids(45881517)))),
                0,
                1,
                "",
                Optional.empty(),
                true,
                1002L,
                "흡연력")));
  }

  static CovariateDefinition continuous(
      String name, Feature feature, double min, double max, Optional<Power> t) {
    return new CovariateDefinition(name, "", feature, min, max, "a", t, false, 0);
  }

  static CovariateDefinition flag(String name, Feature feature) {
    return new CovariateDefinition(name, "", feature, 0, 1, "", Optional.empty(), false, 0);
  }

  private static Set<Long> ids(long... ids) {
    Set<Long> set = new LinkedHashSet<>();
    for (long id : ids) {
      set.add(id);
    }
    return set;
  }
}
