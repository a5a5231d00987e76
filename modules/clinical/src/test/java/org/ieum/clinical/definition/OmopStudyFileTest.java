package org.ieum.clinical.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.ieum.clinical.StudyDraft;
import org.ieum.clinical.StudyFile;
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
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.clinical.omop.OmopDefinitions;
import org.ieum.clinical.population.Censoring;
import org.ieum.clinical.population.PopulationSettings;
import org.ieum.clinical.population.TimeAtRisk;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.StudyManifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OmopStudyFileTest {
  private static final String STUDY =
      """
      ieum: study/v1
      id: dementia
      title: Dementia
      purpose: To learn
      cdm: {table: cdm}
      concept-sets:
        visits: [9201]
        dementia: [4182210]
        sbp: [3004249]
      target:
        entry: [{visit-occurrence: visits}]
        study-window: [2012-01-01, any]
        age-at-index: [60, 84]
        prior-observation-days: 365
        exclude:
          - {name: ill before, condition-occurrence: dementia, days: [any, 0]}
      outcome:
        entry: [{condition-occurrence: dementia}]
        confirm: [{condition-occurrence: dementia, days: [1, 365]}]
      time-at-risk: {start: 1, end: 1825}
      population:
        censoring: {policy: ipcw}
      covariates:
        - {name: age, feature: age, min: 50, max: 95}
        - {name: sbp, feature: latest-value, measurement: sbp, days: [-730, -1], min: 60, max: 260, unit: "mm[Hg]", units: {8876: 1}}
      """;

  private final Path folder;

  OmopStudyFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private StudyDraft read(String text) {
    try {
      return StudyFile.read(Files.writeString(folder.resolve("study.yaml"), text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused(String old, String other) {
    assertThat(STUDY).contains(old);
    return assertThatThrownBy(() -> read(STUDY.replace(old, other)));
  }

  @Test
  void compilesIntoCohortsAndSettings() {
    OmopDefinition d = read(STUDY).omop().orElseThrow();
    EventCriteria visit = d.target().entry().get(0);
    assertThat(visit.domain()).isEqualTo(Domain.VISIT_OCCURRENCE);
    assertThat(visit.conceptSet()).contains("visits");
    assertThat(visit.start())
        .isEqualTo(DateRange.between(LocalDate.of(2012, 1, 1), DateRange.LATEST));
    assertThat(visit.age()).isEqualTo(NumberRange.between(60, 84));
    assertThat(d.target().priorDays()).isEqualTo(365);
    assertThat(d.target().limit()).isEqualTo(EventLimit.FIRST);
    assertThat(d.target().exit()).isEqualTo(new CohortExit.EndOfObservation());
    EventCriteria code = EventCriteria.of(Domain.CONDITION_OCCURRENCE, "dementia");
    assertThat(d.target().rules())
        .containsExactly(
            new InclusionRule(
                "ill before",
                CriteriaGroup.all(List.of(WindowedCriteria.never(code, EventWindow.until(0))))));
    assertThat(d.outcome().cohort().entry()).containsExactly(code);
    assertThat(d.outcome().cohort().exit()).isEqualTo(new CohortExit.DateOffset(false, 0));
    assertThat(d.outcome().confirmations())
        .containsExactly(WindowedCriteria.atLeastOnce(code, EventWindow.days(1, 365)));
    assertThat(d.population())
        .isEqualTo(
            new PopulationSettings(
                new TimeAtRisk(1, false, 1825, false),
                false,
                0,
                true,
                99_999,
                0,
                new Censoring(Censoring.Policy.IPCW, 20)));
  }

  @Test
  void theManifestCarriesWhatTheFileSays() {
    StudyDraft draft = read(STUDY);
    StudyManifest study = draft.manifest(List.of("seoul", "boston"));
    assertThat(study.personId()).isEqualTo("person_id");
    assertThat(study.outcome()).isEqualTo(Outcome.binary("outcome"));
    assertThat(study.table()).isEqualTo("cdm");
    assertThat(OmopDefinitions.fromJson(study.preparation().definition()))
        .isEqualTo(draft.omop().orElseThrow());
    assertThat(study.preparation().steps())
        .containsExactly(
            "entry events",
            "ill before",
            "in the target cohort",
            "no outcome before the time-at-risk");
    assertThat(StudyManifest.fromBytes(study.toBytes())).isEqualTo(study);
  }

  @Test
  void rulesTurnAroundWhatTheyExclude() {
    String rules =
        """
            - {name: twice, condition-occurrence: dementia, days: [any, 0], at-least: 2}
            - {name: either, any-of: [{death: any, days: [0, any]}, {measurement: sbp, days: [0, 0]}]}
            - {name: both, all-of: [{death: any, days: [0, any]}, {measurement: sbp, days: [0, 0]}]}
        """;
    String line = STUDY.lines().filter(l -> l.contains("ill before")).findFirst().orElseThrow();
    List<InclusionRule> out =
        read(STUDY.replace(line + "\n", rules.indent(0))).omop().orElseThrow().target().rules();
    assertThat(out.get(0).group().criteria().get(0).occurrence())
        .isEqualTo(new Occurrence(Occurrence.Comparison.AT_MOST, 1, Occurrence.Distinct.NOTHING));
    assertThat(out.get(1).group().type()).isEqualTo(CriteriaGroup.Type.ALL);
    assertThat(out.get(1).group().criteria())
        .allMatch(w -> w.occurrence().equals(Occurrence.exactly(0)));
    assertThat(out.get(2).group().type()).isEqualTo(CriteriaGroup.Type.AT_MOST);
    assertThat(out.get(2).group().count()).isEqualTo(1);
  }

  @Test
  void takesCohortsThatAtlasExported() throws IOException {
    Files.writeString(
        folder.resolve("target.json"),
        """
        {"PrimaryCriteria": {"CriteriaList": [{"VisitOccurrence": {"CodesetId": 0}}]},
         "ConceptSets": [{"id": 0, "name": "Visits", "expression": {"items": [
           {"concept": {"CONCEPT_ID": 9202}, "includeDescendants": true}]}}]}
        """);
    String own = STUDY.substring(STUDY.indexOf("target:"), STUDY.indexOf("outcome:"));
    StudyDraft draft = read(STUDY.replace(own, "target: {circe: target.json, name: all}\n"));
    OmopDefinition d = draft.omop().orElseThrow();
    assertThat(d.target().entry().get(0).conceptSet()).isEqualTo(Optional.of("target: Visits"));
    assertThat(d.target().name()).isEqualTo("all");
    assertThat(d.conceptSet("target: Visits").items()).hasSize(1);
    Files.writeString(
        folder.resolve("target.json"),
        "{\"PrimaryCriteria\": {\"CriteriaList\": [{\"Specimen\": {}}]}}");
    assertThatThrownBy(
            () -> read(STUDY.replace(own, "target: {circe: target.json, limit: first}\n")))
        .hasMessageContaining("target.json:1:40: PrimaryCriteria.CriteriaList[0].Specimen:")
        .hasMessageContaining("target.limit: expected a known key, found 'limit'");
  }

  @Test
  void namesTheNearestConceptSet() {
    refused("entry: [{condition-occurrence: dementia}]", "entry: [{condition-occurrence: dementa}]")
        .hasMessageContaining(
            "study.yaml:18:34: outcome.entry[0].condition-occurrence: expected the name of a concept"
                + " set, found 'dementa'; did you mean 'dementia'?");
  }

  @Test
  void refusesWindowsOfCovariatesThatReachTheIndexDate() {
    for (String window : List.of("[-730, 0]", "[-730, 30]", "[any, any]")) {
      refused("[-730, -1]", window)
          .hasMessageContaining(
              "covariates[1].days: expected a window that ends at day -1 or earlier")
          .hasMessageContaining("may already be the work-up of the outcome");
    }
    refused("[-730, -1]", "[-1, -730]").hasMessageContaining("days: expected ends in order");
    refused("[-730, -1]", "[-1]").hasMessageContaining("expected two ends, [from, to], found 1");
  }

  @Test
  void refusesMeasurementsWithoutUnits() {
    refused(", units: {8876: 1}", "")
        .hasMessageContaining("covariates[1].units: expected the units that are accepted");
    refused("unit: \"mm[Hg]\", ", "").hasMessageContaining("covariates[1].unit: expected text");
    refused("{8876: 1}", "{mmHg: 1}").hasMessageContaining("expected a unit concept id");
    refused("{8876: 1}", "{8876: 0}").hasMessageContaining("expected a number from");
  }

  @Test
  void refusesNamesOfTwoMeanings() {
    refused("name: sbp", "name: age")
        .hasMessageContaining("covariates[1].name: expected names of its own");
    refused("name: sbp", "name: weight")
        .hasMessageContaining("expected a name that the analysis table does not use itself");
    refused("  sbp: [3004249]", "  sbp: [3004249]\n  sbp: [1]")
        .hasMessageContaining("a second one");
    refused(
            "    - {name: ill before,",
            "    - {name: ill before, death: any, days: [any, 0]}\n    - {name: ill before,")
        .hasMessageContaining("expected names of its own for each rule");
  }

  @Test
  void refusesDatesAndDaysOutOfRange() {
    refused("[2012-01-01, any]", "[2012-02-30, any]")
        .hasMessageContaining(
            "target.study-window[0]: expected a day from 1900-01-01 to 2200-12-31 or 'any', found"
                + " '2012-02-30'");
    refused("[2012-01-01, any]", "[1012-01-01, any]").hasMessageContaining("found '1012-01-01'");
    refused("[2012-01-01, any]", "[2012-01-01, 2011-01-01]")
        .hasMessageContaining("target.study-window: expected ends in order");
    refused("age-at-index: [60, 84]", "age-at-index: [60, 184]")
        .hasMessageContaining("expected a number from 0 to 150 or 'any', found 184");
    refused("start: 1, end: 1825", "start: 10, end: 1")
        .hasMessageContaining("time-at-risk.end: expected a day at or after the start");
    refused("start: 1,", "start: -1,")
        .hasMessageContaining("time-at-risk.start: expected an integer");
  }

  @Test
  void refusesStudiesWithoutCovariatesEventsOrConcepts() {
    String covariates = STUDY.substring(STUDY.indexOf("covariates:"));
    refused(covariates, "").hasMessageContaining("covariates: expected a list of objects");
    refused(covariates, "covariates: []").hasMessageContaining("found an empty list");
    refused("entry: [{visit-occurrence: visits}]", "limit: last")
        .hasMessageContaining("target.entry: expected a list of objects");
    refused("[{visit-occurrence: visits}]", "[{}]")
        .hasMessageContaining("target.entry[0]: expected one of condition-occurrence, ");
    refused("[{visit-occurrence: visits}]", "[{visit-occurrence: visits, death: any}]")
        .hasMessageContaining("give the second event an entry of its own");
    refused("dementia: [4182210]", "dementia: [{concept: 4182210, exclude: true}]")
        .hasMessageContaining("concept-sets.dementia: expected an included concept");
    refused("dementia: [4182210]", "dementia: [4182210, 4182210]")
        .hasMessageContaining("expected each concept once");
  }

  @Test
  void refusesKeysThatDoNotGoWithTheFeature() {
    refused(
            "{name: age, feature: age,",
            "{name: age, feature: age, days: [-1, -1], measurement: sbp,")
        .hasMessageContaining("covariates[0].days: expected a key that goes with the feature age")
        .hasMessageContaining(
            "covariates[0].measurement: expected a key that goes with the feature");
    refused("feature: age", "feature: agee")
        .hasMessageContaining("covariates[0].feature: expected one of age, index-year, gender");
    refused("{name: sbp, feature: latest-value", "{name: sbp, feature: presence")
        .hasMessageContaining(
            "covariates[1].min: expected a key that goes with the feature presence");
    refused("[{visit-occurrence: visits}]", "[{visit-occurrence: visits, value: [1, 2]}]")
        .hasMessageContaining("expected a key of measurements and observations");
  }

  @Test
  void refusesEvaluationsThatTheDictionaryCannotServe() {
    String head = STUDY + "evaluation:\n  ";
    assertThatThrownBy(() -> read(head + "subgroups: [{name: sex, covariate: female}]\n"))
        .hasMessageContaining("evaluation: expected subgroups and comparators that the dictionary")
        .hasMessageContaining("found 'female'");
    assertThatThrownBy(() -> read(head + "subgroups: [{name: age, covariate: age}]\n"))
        .hasMessageContaining("expected cuts for a continuous covariate");
    assertThatThrownBy(() -> read(head + "thresholds: [0.2, 0.1]\n"))
        .hasMessageContaining("evaluation.thresholds[1]: expected ascending numbers");
    StudyDraft draft = read(head + "leave-one-site-out: true\n");
    assertThatThrownBy(() -> draft.manifest(List.of("seoul", "boston")))
        .hasMessageContaining(
            "study.yaml: evaluation: leave-one-site-out: expected 4 sites or more");
  }

  @Test
  void refusesPartsOfTheOtherKindOfStudy() {
    refused("cdm: {table: cdm}\n", "")
        .hasMessageContaining("target: expected a key that goes with 'cdm'")
        .hasMessageContaining("population.table: expected text, found no such key");
    refused("policy: ipcw", "policy: exclude, maximum-weight: 3")
        .hasMessageContaining("maximum-weight: expected a key that goes with the policy ipcw");
  }
}
