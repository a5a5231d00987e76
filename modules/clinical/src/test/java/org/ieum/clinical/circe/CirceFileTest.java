package org.ieum.clinical.circe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
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
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CirceFileTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private final Path folder;

  CirceFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private CirceCohort read(String json) throws IOException {
    return CirceFile.read(
        Files.writeString(folder.resolve("cohort.json"), json), "cohort", "target");
  }

  /** Infarction in hospital: visits that overlap it, era of a half year, as phenotypes have it. */
  @Test
  void readsADiagnosisWithinAnOverlappingHospitalStay() throws IOException {
    CirceCohort cohort =
        read(
            """
            {
            \t"cdmVersionRange": ">=5.0.0",
            \t"PrimaryCriteria": {
            \t\t"CriteriaList": [{"ConditionOccurrence": {
            \t\t\t"CodesetId": 4, "ConditionTypeExclude": false, "First": null, "Gender": [],
            \t\t\t"CorrelatedCriteria": {"Type": "ALL", "CriteriaList": [{
            \t\t\t\t"Criteria": {"VisitOccurrence": {"CodesetId": 9, "VisitTypeExclude": false}},
            \t\t\t\t"StartWindow": {"Start": {"Coeff": -1}, "End": {"Days": 0, "Coeff": 1},
            \t\t\t\t\t"UseIndexEnd": false, "UseEventEnd": false},
            \t\t\t\t"EndWindow": {"Start": {"Days": 0, "Coeff": -1}, "End": {"Coeff": 1}},
            \t\t\t\t"Occurrence": {"Type": 2, "Count": 1, "IsDistinct": false}}],
            \t\t\t\t"DemographicCriteriaList": [], "Groups": []}}}],
            \t\t"ObservationWindow": {"PriorDays": 0, "PostDays": 0},
            \t\t"PrimaryCriteriaLimit": {"Type": "All"}},
            \t"ConceptSets": [
            \t\t{"id": 4, "name": "Infarction", "expression": {"items": [
            \t\t\t{"concept": {"CONCEPT_ID": 4329847, "CONCEPT_NAME": "Myocardial infarction",
            \t\t\t\t"CONCEPT_CODE": "22298006", "VOCABULARY_ID": "SNOMED", "INVALID_REASON": null},
            \t\t\t\t"includeDescendants": true},
            \t\t\t{"concept": {"CONCEPT_ID": 314666}, "isExcluded": true, "includeMapped": true}]}},
            \t\t{"id": 9, "name": "Hospital", "expression": {"items": [
            \t\t\t{"concept": {"CONCEPT_ID": 9201}, "includeDescendants": true}]}},
            \t\t{"id": 11, "name": "Unused", "expression": {"items": []}}],
            \t"QualifiedLimit": {"Type": "First"},
            \t"ExpressionLimit": {"Type": "All"},
            \t"InclusionRules": [], "CensoringCriteria": [],
            \t"EndStrategy": {"DateOffset": {"DateField": "StartDate", "Offset": 7}},
            \t"CollapseSettings": {"CollapseType": "ERA", "EraPad": 180},
            \t"CensorWindow": {}
            }
            """);
    EventCriteria visit = EventCriteria.of(Domain.VISIT_OCCURRENCE, "target: Hospital");
    CriteriaGroup overlaps =
        CriteriaGroup.all(
            List.of(
                new WindowedCriteria(
                    visit,
                    EventWindow.until(0),
                    Optional.of(
                        new EventWindow(OptionalInt.of(0), OptionalInt.empty(), false, true)),
                    Occurrence.atLeast(1),
                    false,
                    false)));
    assertThat(cohort.definition())
        .isEqualTo(
            new CohortDefinition(
                "cohort",
                List.of(
                    with(
                        EventCriteria.of(Domain.CONDITION_OCCURRENCE, "target: Infarction"),
                        overlaps)),
                0,
                0,
                EventLimit.ALL,
                CriteriaGroup.all(List.of()),
                EventLimit.ALL,
                List.of(),
                EventLimit.ALL,
                new CohortExit.DateOffset(false, 7),
                List.of(),
                DateRange.ANY,
                180));
    assertThat(cohort.conceptSets())
        .containsExactlyInAnyOrder(
            new ConceptSet(
                "target: Infarction",
                List.of(
                    new ConceptItem(4329847, "SNOMED/22298006", true, false, false),
                    new ConceptItem(314666, "", false, true, true))),
            new ConceptSet(
                "target: Hospital", List.of(new ConceptItem(9201, "", true, false, false))));
  }

  /** New users of a drug with two rules, qualifying criteria, censoring and an era of exposure. */
  @Test
  void readsNewUsersOfADrugWithRulesCensoringAndPersistentExposure() throws IOException {
    CohortDefinition cohort =
        read("""
                {"Title": "new users",
                 "PrimaryCriteria": {
                  "CriteriaList": [{"DrugExposure": {"CodesetId": 0, "First": true,
                    "OccurrenceStartDate": {"Value": "2012-01-01", "Extent": "2018-12-31", "Op": "bt"},
                    "Age": {"Value": 18, "Op": "gt"}, "DaysSupply": {"Value": 30, "Op": "gte"},
                    "DrugSourceConcept": 1, "VisitType": [{"CONCEPT_ID": 9202}]}}],
                  "ObservationWindow": {"PriorDays": 365, "PostDays": 1},
                  "PrimaryCriteriaLimit": {"Type": "First"}},
                 "AdditionalCriteria": {"Type": "AT_LEAST", "Count": 1,
                  "CriteriaList": [], "Groups": [],
                  "DemographicCriteriaList": [{"Age": {"Value": 65, "Op": "lt"},
                    "Race": [{"CONCEPT_ID": 8515}], "Ethnicity": [{"CONCEPT_ID": 38003564}]}]},
                 "ConceptSets": [
                  {"id": 0, "name": "Drug", "expression": {"items": [{"concept": {"CONCEPT_ID": 1503297}}]}},
                  {"id": 1, "name": "Drug", "expression": {"items": [{"concept": {"CONCEPT_ID": 6809}}]}}],
                 "QualifiedLimit": {"Type": "First"}, "ExpressionLimit": {"Type": "Last"},
                 "InclusionRules": [{"name": "never before", "description": "x", "expression": {
                   "Type": "ANY", "CriteriaList": [{"Criteria": {"DrugEra": {"CodesetId": 0,
                      "EraLength": {"Value": 90, "Op": "!bt", "Extent": 100}}},
                     "StartWindow": {"Start": {"Days": 180, "Coeff": -1}, "End": {"Days": 1, "Coeff": -1},
                       "UseIndexEnd": true, "UseEventEnd": false},
                     "Occurrence": {"Type": 1, "Count": 2, "IsDistinct": true, "CountColumn": "START_DATE"},
                     "RestrictVisit": true, "IgnoreObservationPeriod": true}]}}],
                 "EndStrategy": {"CustomEra": {"DrugCodesetId": 0, "GapDays": 30, "Offset": 14,
                   "DaysSupplyOverride": 28}},
                 "CensoringCriteria": [{"Death": {"OccurrenceStartDate": {"Value": "2015-06-01", "Op": "lt"}}}],
                 "CollapseSettings": {"CollapseType": "ERA", "EraPad": 0},
                 "CensorWindow": {"StartDate": "2011-1-1", "EndDate": "2020-12-31"}}
                """)
            .definition();
    EventCriteria entry =
        new EventCriteria(
            Domain.DRUG_EXPOSURE,
            Optional.of("target: Drug"),
            Optional.of("target: Drug (2)"),
            true,
            DateRange.between(LocalDate.of(2012, 1, 1), LocalDate.of(2018, 12, 31)),
            DateRange.ANY,
            NumberRange.between(19, INFINITY),
            Set.of(),
            Set.of(),
            NumberRange.ANY,
            Set.of(),
            Set.of(),
            Set.of(9202L),
            NumberRange.ANY,
            NumberRange.ANY,
            NumberRange.ANY,
            NumberRange.between(30, INFINITY),
            Optional.empty());
    Demographics person =
        new Demographics(
            NumberRange.between(-INFINITY, 64),
            Set.of(),
            Set.of(8515L),
            Set.of(38003564L),
            DateRange.ANY,
            DateRange.ANY);
    EventCriteria era =
        new EventCriteria(
            Domain.DRUG_ERA,
            Optional.of("target: Drug"),
            Optional.empty(),
            false,
            DateRange.ANY,
            DateRange.ANY,
            NumberRange.ANY,
            Set.of(),
            Set.of(),
            NumberRange.ANY,
            Set.of(),
            Set.of(),
            Set.of(),
            new NumberRange(90, 100, true),
            NumberRange.ANY,
            NumberRange.ANY,
            NumberRange.ANY,
            Optional.empty());
    WindowedCriteria before =
        new WindowedCriteria(
            era,
            new EventWindow(OptionalInt.of(-180), OptionalInt.of(-1), true, false),
            Optional.empty(),
            new Occurrence(Occurrence.Comparison.AT_MOST, 2, Occurrence.Distinct.START_DATE),
            true,
            true);
    EventCriteria death = EventCriteria.any(Domain.DEATH);
    assertThat(cohort.entry()).containsExactly(entry);
    assertThat(cohort.priorDays()).isEqualTo(365);
    assertThat(cohort.postDays()).isEqualTo(1);
    assertThat(cohort.entryLimit()).isEqualTo(EventLimit.FIRST);
    assertThat(cohort.qualifying())
        .isEqualTo(
            new CriteriaGroup(
                CriteriaGroup.Type.AT_LEAST, 1, List.of(), List.of(person), List.of()));
    assertThat(cohort.qualifyingLimit()).isEqualTo(EventLimit.FIRST);
    assertThat(cohort.limit()).isEqualTo(EventLimit.LAST);
    assertThat(cohort.rules())
        .containsExactly(
            new InclusionRule(
                "never before",
                new CriteriaGroup(
                    CriteriaGroup.Type.ANY, 0, List.of(before), List.of(), List.of())));
    assertThat(cohort.exit()).isEqualTo(new CohortExit.CustomEra("target: Drug", 30, 14, 28));
    assertThat(cohort.censoring()).hasSize(1);
    assertThat(cohort.censoring().get(0).domain()).isEqualTo(death.domain());
    assertThat(cohort.censoring().get(0).start())
        .isEqualTo(DateRange.between(DateRange.EARLIEST, LocalDate.of(2015, 5, 31)));
    assertThat(cohort.censorDates())
        .isEqualTo(DateRange.between(LocalDate.of(2011, 1, 1), LocalDate.of(2020, 12, 31)));
  }

  @Test
  void readsValuesOfMeasurementsWithStrictBounds() throws IOException {
    EventCriteria entry =
        read(primary(
                """
                    {"Measurement": {"ValueAsNumber": {"Value": 6.5, "Op": "gt"},
                      "Unit": [{"CONCEPT_ID": 8554}], "ValueAsConcept": [{"CONCEPT_ID": 45884084}],
                      "MeasurementType": [{"CONCEPT_ID": 32817}], "MeasurementTypeExclude": false}}
                    """))
            .definition()
            .entry()
            .get(0);
    assertThat(entry.conceptSet()).isEmpty();
    assertThat(entry.value()).isEqualTo(NumberRange.between(Math.nextUp(6.5), INFINITY));
    assertThat(entry.units()).containsExactly(8554L);
    assertThat(entry.valueConcepts()).containsExactly(45884084L);
    assertThat(entry.types()).containsExactly(32817L);
  }

  @Test
  void readsAnExpressionThatAtlasWrapped() throws IOException {
    CirceCohort cohort =
        read("{\"id\": 7, \"name\": \"x\", \"expression\": " + primary("{\"Death\": {}}") + "}");
    assertThat(cohort.definition().entry().get(0).domain()).isEqualTo(Domain.DEATH);
  }

  @Test
  void refusesEveryPartThatItDoesNotReadByPlaceAndName() {
    String json =
        primary(
            """
            {"ConditionOccurrence": {"CodesetId": 3, "StopReason": {"Text": "x", "Op": "contains"},
              "ConditionType": [{"CONCEPT_ID": 1}], "ConditionTypeExclude": true,
              "DateAdjustment": {"StartWith": "START_DATE"}, "Agee": {"Value": 1, "Op": "lt"},
              "CorrelatedCriteria": {"Type": "ALL", "CriteriaList": [{
                "Criteria": {"DeviceExposure": {"CodesetId": 0}},
                "StartWindow": {"Start": {"Coeff": 1}, "End": {"Days": 0, "Coeff": 1}},
                "Occurrence": {"Type": 2, "Count": 1, "IsDistinct": true, "CountColumn": "DURATION"}}]}}}
            """);
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            IeumException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_STUDY))
        .hasMessageContaining("cohort.json: 8 faults")
        .hasMessageContaining(
            "PrimaryCriteria.CriteriaList[0].ConditionOccurrence.CodesetId: expected the number of a"
                + " concept set of this file that includes a concept, found 3")
        .hasMessageContaining(
            "ConditionOccurrence.StopReason: expected a part of Circe that Ieum reads, found"
                + " 'StopReason'; remove it from the cohort in ATLAS and export again")
        .hasMessageContaining("ConditionOccurrence.ConditionTypeExclude: expected a part of Circe")
        .hasMessageContaining("ConditionOccurrence.DateAdjustment: expected a part of Circe")
        .hasMessageContaining(
            "ConditionOccurrence.Agee: expected a known key, found 'Agee'; did you mean 'Age'?")
        .hasMessageContaining("Criteria.DeviceExposure: expected a part of Circe that Ieum reads")
        .hasMessageContaining("StartWindow.Start.Coeff: expected a window that starts at all days")
        .hasMessageContaining(
            "Occurrence.CountColumn: expected DOMAIN_CONCEPT, START_DATE or VISIT_ID, found"
                + " 'DURATION'");
  }

  @Test
  void refusesWhatIsNoCohort() {
    assertThatThrownBy(() -> read("{}"))
        .hasMessageContaining("PrimaryCriteria: expected an object");
    assertThatThrownBy(() -> read("[1]")).hasMessageContaining("expected an object of keys");
    assertThatThrownBy(() -> read("{\"PrimaryCriteria\": ")).hasMessageContaining("expected YAML");
    assertThatThrownBy(() -> read(primary("{\"Deth\": {}}")))
        .hasMessageContaining("did you mean 'Death'?");
    assertThatThrownBy(() -> read(primary("{\"Death\": {\"First\": true}}")))
        .hasMessageContaining("Death.First: expected a known key");
  }

  private static String primary(String criteria) {
    return "{\"PrimaryCriteria\": {\"CriteriaList\": [" + criteria + "]}}";
  }

  private static EventCriteria with(EventCriteria e, CriteriaGroup correlated) {
    return new EventCriteria(
        e.domain(),
        e.conceptSet(),
        e.sourceConceptSet(),
        e.first(),
        e.start(),
        e.end(),
        e.age(),
        e.gender(),
        e.types(),
        e.value(),
        e.valueConcepts(),
        e.units(),
        e.visitTypes(),
        e.length(),
        e.count(),
        e.quantity(),
        e.daysSupply(),
        Optional.of(correlated));
  }
}
