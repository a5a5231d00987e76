package org.ieum.cli.report;

import java.time.LocalDate;
import java.util.ArrayList;
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
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.clinical.omop.OmopStudy;
import org.ieum.clinical.population.Censoring;
import org.ieum.clinical.population.OutcomeDefinition;
import org.ieum.clinical.population.PopulationSettings;
import org.ieum.clinical.population.TimeAtRisk;
import org.ieum.federation.basis.Power;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.ExternalModel;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.study.Subgroup;
import org.ieum.federation.study.Term;

/** A dementia study over OMOP tables made up. */
final class OmopSample {
  static final List<String> SITES = List.of("boston", "daejeon", "oslo", "seoul");
  static final List<Double> THRESHOLDS = List.of(0.01, 0.02, 0.05, 0.1);

  private OmopSample() {}

  static OmopDefinition definition() {
    EventCriteria visit =
        new EventCriteria(
            Domain.VISIT_OCCURRENCE,
            Optional.of("outpatient or inpatient visit"),
            Optional.empty(),
            false,
            DateRange.between(LocalDate.of(2012, 1, 1), LocalDate.of(2018, 12, 31)),
            DateRange.ANY,
            NumberRange.ANY,
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
    EventCriteria dementia = EventCriteria.of(Domain.CONDITION_OCCURRENCE, "dementia");
    EventCriteria drug = EventCriteria.of(Domain.DRUG_EXPOSURE, "dementia drugs");
    CriteriaGroup aged =
        new CriteriaGroup(
            CriteriaGroup.Type.ALL,
            0,
            List.of(),
            List.of(
                new Demographics(
                    NumberRange.between(60, 84),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    DateRange.ANY,
                    DateRange.ANY)),
            List.of());
    CriteriaGroup free =
        CriteriaGroup.all(
            List.of(
                WindowedCriteria.never(dementia, EventWindow.until(0)),
                WindowedCriteria.never(drug, EventWindow.until(0))));
    CohortDefinition target =
        cohort(
            "Persons of 60 to 84 without dementia",
            visit,
            365,
            List.of(
                new InclusionRule("60 to 84 years at the visit", aged),
                new InclusionRule("no dementia and no drug against it so far", free)));
    OutcomeDefinition outcome =
        new OutcomeDefinition(
            cohort("Dementia", dementia, 0, List.of()),
            List.of(
                new WindowedCriteria(
                    dementia,
                    EventWindow.days(1, 365),
                    Optional.empty(),
                    Occurrence.atLeast(1),
                    false,
                    false),
                WindowedCriteria.atLeastOnce(drug, EventWindow.days(0, 365))));
    return new OmopDefinition(
        List.of(
            set("outpatient or inpatient visit", "", 9202, 9201),
            set("dementia", "SNOMED/52448006", 4182210),
            set("dementia drugs", "", 715997, 757627, 701322, 733523),
            set("diabetes", "SNOMED/73211009", 201820),
            set("stroke", "", 381316),
            set("systolic pressure", "", 3004249),
            set("smoking", "", 40766362)),
        target,
        outcome,
        new PopulationSettings(
            new TimeAtRisk(1, false, 1825, false),
            true,
            365,
            true,
            99_999,
            0,
            new Censoring(Censoring.Policy.IPCW, 10)),
        covariates());
  }

  private static CohortDefinition cohort(
      String name, EventCriteria entry, int prior, List<InclusionRule> rules) {
    return new CohortDefinition(
        name,
        List.of(entry),
        prior,
        0,
        EventLimit.ALL,
        CriteriaGroup.all(List.of()),
        EventLimit.ALL,
        rules,
        EventLimit.FIRST,
        new CohortExit.EndOfObservation(),
        List.of(),
        DateRange.ANY,
        0);
  }

  private static ConceptSet set(String name, String code, long... ids) {
    List<ConceptItem> items = new ArrayList<>();
    for (long id : ids) {
      items.add(new ConceptItem(id, code, true, false, false));
    }
    return new ConceptSet(name, items);
  }

  private static List<CovariateDefinition> covariates() {
    LookBack recent = LookBack.days(-730, -1);
    return List.of(
        number("age", "", new Feature.Age(), 60, 85, "a", new Power(72, 1)),
        number("age_squared", "", new Feature.Age(), 60, 85, "a", new Power(72, 2)),
        flag("female", new Feature.Gender(Set.of(8532L))),
        flag("diabetes", presence(Domain.CONDITION_OCCURRENCE, "diabetes")),
        flag("stroke", presence(Domain.CONDITION_OCCURRENCE, "stroke")),
        new CovariateDefinition(
            "sbp",
            "systolic blood pressure",
            new Feature.LatestValue(
                Domain.MEASUREMENT,
                "systolic pressure",
                recent,
                List.of(new UnitConversion(8876, 1, 0), new UnitConversion(44777602, 7.50062, 0))),
            60,
            260,
            "mm[Hg]",
            Optional.empty(),
            true,
            0,
            "수축기 혈압"),
        new CovariateDefinition(
            "smoking",
            "",
            new Feature.LatestLevel(
                Domain.OBSERVATION,
                "smoking",
                LookBack.history(),
                List.of(
                    new Feature.LatestLevel.Level("never", Set.of(1L)),
                    new Feature.LatestLevel.Level("former", Set.of(2L)),
                    new Feature.LatestLevel.Level("current", Set.of(3L)))),
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            "",
            Optional.empty(),
            true,
            0,
            "Smoking history"),
        new CovariateDefinition(
            "visits",
            "days with a visit in the last year",
            new Feature.DayCount(
                Domain.VISIT_OCCURRENCE,
                "outpatient or inpatient visit",
                new LookBack(OptionalInt.of(-365), -1)),
            0,
            366,
            "d",
            Optional.empty(),
            false,
            0));
  }

  private static Feature presence(Domain domain, String set) {
    return new Feature.Presence(List.of(domain), set, LookBack.history());
  }

  private static CovariateDefinition number(
      String name,
      String description,
      Feature feature,
      double min,
      double max,
      String unit,
      Power t) {
    return new CovariateDefinition(
        name, description, feature, min, max, unit, Optional.of(t), false, 0, "Age at the visit");
  }

  private static CovariateDefinition flag(String name, Feature feature) {
    return new CovariateDefinition(name, "", feature, 0, 1, "", Optional.empty(), false, 0);
  }

  static StudyManifest study() {
    OmopDefinition definition = definition();
    return new StudyManifest(
        "dementia-5y",
        "Dementia within five years, at 60 to 84",
        "Find people at risk of dementia early enough to act, from what a family doctor already"
            + " knows; to offer an assessment, never to decide on care. All figures are made up.",
        SITES,
        "cdm",
        OmopDefinition.PERSON,
        OmopDefinition.OUTCOME,
        OmopStudy.dictionary(definition),
        new Split(25, "salt"),
        ModelSpec.logistic(),
        new EvaluationSpec(1000, 12, true, 100)
            .withThresholds(THRESHOLDS)
            .withSubgroups(
                List.of(
                    Subgroup.levels("sex", "female"),
                    Subgroup.bands("age band", "age", List.of(-2.0, 3.0, 8.0))))
            .withComparators(
                List.of(
                    new ExternalModel(
                        "UK-DRS 60–79",
                        "Walters et al., BMC Medicine 2016",
                        ExternalModel.Link.COMPLEMENTARY_LOG_LOG,
                        -4,
                        List.of(Term.linear("age", 0.2), Term.linear("diabetes", 0.3)))))
            .withLeaveOneSiteOut(),
        1_000_000,
        100,
        OmopStudy.preparation(definition));
  }
}
