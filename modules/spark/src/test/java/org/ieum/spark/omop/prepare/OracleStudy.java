package org.ieum.spark.omop.prepare;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.ieum.clinical.cohort.CohortDefinition;
import org.ieum.clinical.cohort.CohortExit;
import org.ieum.clinical.cohort.CriteriaGroup;
import org.ieum.clinical.cohort.DateRange;
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
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.clinical.population.Censoring;
import org.ieum.clinical.population.OutcomeDefinition;
import org.ieum.clinical.population.PopulationSettings;
import org.ieum.clinical.population.TimeAtRisk;
import org.ieum.federation.basis.Power;

/** The definition that {@code oracle.py} works out in its own words. */
public final class OracleStudy {
  private OracleStudy() {}

  public static OmopDefinition definition() {
    return definition(new Censoring(Censoring.Policy.IPCW, 2.5));
  }

  static OmopDefinition definition(Censoring censoring) {
    return new OmopDefinition(
        conceptSets(), target(), outcome(), population(censoring), covariates());
  }

  private static List<ConceptSet> conceptSets() {
    return List.of(
        set("visits", item(9202, false, false), item(9201, false, false)),
        set("dementia", item(4182210, true, false)),
        set("treatment", item(715997, true, false)),
        set("hypertension", item(316866, true, true)),
        set("cancer", item(443388, true, false), new ConceptItem(254591, "", true, false, true)),
        set("pressure", item(3004249, false, false)),
        set("bmi", item(3038553, false, false)),
        set("smoking", item(4275495, false, false)),
        set("either", item(715997, true, false), item(4182210, true, false)),
        set("rare", item(4048171, true, false)));
  }

  private static ConceptItem item(long id, boolean descendants, boolean mapped) {
    return new ConceptItem(id, "", descendants, mapped, false);
  }

  private static ConceptSet set(String name, ConceptItem... items) {
    return new ConceptSet(name, List.of(items));
  }

  private static CohortDefinition target() {
    EventCriteria visits = EventCriteria.of(Domain.VISIT_OCCURRENCE, "visits");
    EventCriteria entry =
        new EventCriteria(
            visits.domain(),
            visits.conceptSet(),
            Optional.empty(),
            false,
            DateRange.between(LocalDate.of(2010, 1, 1), LocalDate.of(2018, 12, 31)),
            DateRange.ANY,
            NumberRange.between(60, 84),
            Set.of(),
            Set.of(),
            NumberRange.ANY,
            Set.of(),
            Set.of(),
            Set.of(),
            NumberRange.ANY,
            NumberRange.ANY,
            NumberRange.ANY,
            NumberRange.ANY,
            Optional.empty());
    WindowedCriteria pressures =
        new WindowedCriteria(
            EventCriteria.of(Domain.MEASUREMENT, "pressure"),
            EventWindow.days(-730, 0),
            Optional.empty(),
            new Occurrence(Occurrence.Comparison.AT_LEAST, 2, Occurrence.Distinct.START_DATE),
            false,
            false);
    CriteriaGroup risk =
        new CriteriaGroup(
            CriteriaGroup.Type.ANY,
            0,
            List.of(
                WindowedCriteria.atLeastOnce(condition("hypertension"), EventWindow.days(-365, 0))),
            List.of(),
            List.of(CriteriaGroup.all(List.of(pressures))));
    return new CohortDefinition(
        "visitors",
        List.of(entry),
        365,
        0,
        EventLimit.ALL,
        CriteriaGroup.all(List.of()),
        EventLimit.FIRST,
        List.of(
            new InclusionRule(
                "no dementia so far",
                CriteriaGroup.all(
                    List.of(WindowedCriteria.never(condition("dementia"), EventWindow.until(0))))),
            new InclusionRule("at risk", risk)),
        EventLimit.FIRST,
        new CohortExit.EndOfObservation(),
        List.of(),
        DateRange.ANY,
        0);
  }

  private static EventCriteria condition(String set) {
    return EventCriteria.of(Domain.CONDITION_OCCURRENCE, set);
  }

  private static OutcomeDefinition outcome() {
    CohortDefinition dementia =
        new CohortDefinition(
            "dementia",
            List.of(condition("dementia")),
            0,
            0,
            EventLimit.ALL,
            CriteriaGroup.all(List.of()),
            EventLimit.FIRST,
            List.of(),
            EventLimit.ALL,
            new CohortExit.DateOffset(false, 0),
            List.of(),
            DateRange.ANY,
            0);
    WindowedCriteria again =
        new WindowedCriteria(
            condition("dementia"),
            EventWindow.days(0, 365),
            Optional.empty(),
            new Occurrence(Occurrence.Comparison.AT_LEAST, 2, Occurrence.Distinct.START_DATE),
            false,
            false);
    WindowedCriteria treated =
        WindowedCriteria.atLeastOnce(
            EventCriteria.of(Domain.DRUG_EXPOSURE, "treatment"), EventWindow.days(-30, 365));
    return new OutcomeDefinition(dementia, List.of(again, treated));
  }

  private static PopulationSettings population(Censoring censoring) {
    return new PopulationSettings(
        new TimeAtRisk(1, false, 1095, false), true, 400, true, 99_999, 30, censoring);
  }

  private static List<CovariateDefinition> covariates() {
    List<UnitConversion> mmHg =
        List.of(
            new UnitConversion(8876, 1, 0),
            new UnitConversion(0, 1, 0),
            new UnitConversion(44777602, 7.50062, 0));
    return List.of(
        covariate("age2", new Feature.Age(), 60, 85, new Power(70, 2)),
        covariate("index_year", new Feature.IndexYear(), 1900, 2100),
        covariate("male", new Feature.Gender(Set.of(8507L)), 0, 1),
        covariate("asian", new Feature.Race(Set.of(8515L)), 0, 1),
        covariate("htn", presence("hypertension", LookBack.history()), 0, 1),
        covariate("cancer", presence("cancer", LookBack.days(-730, -1)), 0, 1),
        covariate(
            "treated",
            new Feature.Presence(
                List.of(Domain.DRUG_EXPOSURE, Domain.CONDITION_OCCURRENCE),
                "either",
                LookBack.days(-365, -1)),
            0,
            1),
        covariate(
            "visit_days",
            new Feature.DayCount(Domain.VISIT_OCCURRENCE, "visits", LookBack.days(-365, -1)),
            0,
            6),
        covariate(
            "sbp",
            new Feature.LatestValue(Domain.MEASUREMENT, "pressure", LookBack.days(-730, -1), mmHg),
            60,
            260),
        covariate(
            "bmi",
            new Feature.LatestValue(
                Domain.MEASUREMENT,
                "bmi",
                new LookBack(OptionalInt.empty(), -30),
                List.of(new UnitConversion(9531, 1, 0))),
            12,
            60),
        covariate(
            "smoking",
            new Feature.LatestLevel(
                Domain.OBSERVATION,
                "smoking",
                LookBack.history(),
                List.of(
                    new Feature.LatestLevel.Level("never", Set.of(45879405L)),
                    new Feature.LatestLevel.Level("current", Set.of(45879404L)),
                    new Feature.LatestLevel.Level("former", Set.of(45883458L, 1L)))),
            0,
            1),
        covariate("never_recorded", presence("rare", LookBack.history()), 0, 1));
  }

  private static Feature presence(String set, LookBack window) {
    return new Feature.Presence(List.of(Domain.CONDITION_OCCURRENCE), set, window);
  }

  private static CovariateDefinition covariate(
      String name, Feature feature, double minimum, double maximum, Power... t) {
    return new CovariateDefinition(
        name,
        "",
        feature,
        minimum,
        maximum,
        "",
        t.length == 0 ? Optional.empty() : Optional.of(t[0]),
        false,
        0);
  }
}
