package org.ieum.spark.omop.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ieum.clinical.cohort.CohortDefinition;
import org.ieum.clinical.cohort.CohortExit;
import org.ieum.clinical.cohort.CriteriaGroup;
import org.ieum.clinical.cohort.DateRange;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.cohort.EventCriteria;
import org.ieum.clinical.cohort.EventLimit;
import org.ieum.clinical.concept.ConceptItem;
import org.ieum.clinical.concept.ConceptSet;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.clinical.population.Censoring;
import org.ieum.clinical.population.OutcomeDefinition;
import org.ieum.clinical.population.PopulationSettings;
import org.ieum.clinical.population.TimeAtRisk;
import org.ieum.spark.SharedSpark;
import org.ieum.spark.omop.TinyCdm;
import org.ieum.spark.omop.source.CdmSources;
import org.ieum.spark.omop.source.CdmSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadCdmTest {
  private static final long VISIT = 9202;
  private static final long DIABETES = 201826;

  private final SparkSession session = SharedSpark.session();
  private final Path folder;

  BadCdmTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aCohortOfNobodyIsToldWithTheStepThatLeftNone() {
    assertThatThrownBy(making(new TinyCdm(), study(VISIT, DIABETES, 3_000, 730)))
        .hasMessageContaining("cohort 'visitors'")
        .hasMessageContaining("expected persons after the step 'entry events', found none");
  }

  @Test
  void aStudyWithoutOutcomesIsToldAndLeavesNoHalfTable() throws IOException {
    assertThatThrownBy(making(new TinyCdm(), study(VISIT, DIABETES, 0, 10)))
        .hasMessageContaining("outcome 'outcome'")
        .hasMessageContaining("expected persons with the outcome in the time-at-risk, found none");
    try (Stream<Path> left = Files.list(folder.resolve("prepared"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void conceptsThatTheVocabularyDoesNotKnowAreToldByTheirSet() {
    assertThatThrownBy(making(new TinyCdm(), study(123_456, DIABETES, 0, 730)))
        .hasMessageContaining("expected the site's vocabulary to know a concept of [entry]");
  }

  @Test
  void anEmptyTableOfTheVocabularyThatTheSetsAskForIsRefused() {
    OmopDefinition study = study(VISIT, DIABETES, 0, 730);
    for (String table : List.of("concept_ancestor", "concept")) {
      assertThatThrownBy(making(new TinyCdm().with(table, header(table)), study))
          .hasMessageContaining("expected the vocabulary's table " + table + ", because the study")
          .hasMessageContaining("found an empty one; load the vocabulary from Athena");
    }
    assertThatThrownBy(
            making(
                new TinyCdm().with("concept_relationship", header("concept_relationship")),
                with(study, new ConceptItem(DIABETES, "", false, true, false))))
        .hasMessageContaining("table concept_relationship")
        .hasMessageContaining("found an empty one");
  }

  @Test
  void aTableOfTheVocabularyIsDemandedWhereTheSetsAskForItAndNowhereElse() {
    assertThatThrownBy(
            making(new TinyCdm().without("concept_ancestor"), study(VISIT, DIABETES, 0, 730)))
        .hasMessageContaining("table concept_ancestor: expected by the CDM, found none")
        .hasMessageContaining("load it with the vocabulary from Athena")
        .hasMessageNotContaining("write it, empty");
    OmopDefinition alone =
        with(study(VISIT, DIABETES, 0, 730), new ConceptItem(DIABETES, "", false, false, false));
    assertThatCode(making(new TinyCdm().without("concept_ancestor"), alone))
        .doesNotThrowAnyException();
  }

  @Test
  void conceptsThatTheVocabularyKnowsOnlyInPartAreFound() {
    OmopDefinition study =
        new OmopDefinition(
            List.of(
                new ConceptSet("entry", List.of(new ConceptItem(VISIT, "", false, false, false))),
                new ConceptSet("outcome", List.of(item(DIABETES))),
                new ConceptSet("part", List.of(item(DIABETES), item(77))),
                new ConceptSet("nothing", List.of(item(77), item(78))),
                new ConceptSet("alone", List.of(item(VISIT)))),
            study(VISIT, DIABETES, 0, 730).target(),
            study(VISIT, DIABETES, 0, 730).outcome(),
            study(VISIT, DIABETES, 0, 730).population(),
            List.of());
    ResolvedConcepts resolved =
        ResolvedConcepts.of(
            CdmSources.open(
                session, new TinyCdm().csv(folder.resolve("csv")), Set.of("concept_ancestor")),
            study);
    assertThat(resolved.findings())
        .extracting(f -> f.code() + " " + f.subject() + " " + f.count() + "/" + f.of())
        .containsExactly(
            "UNKNOWN_CONCEPTS concept set part 1/2",
            "UNKNOWN_CONCEPTS concept set nothing 2/2",
            "NO_DESCENDANTS concept set alone 1/1");
  }

  @Test
  void overlappingObservationPeriodsAreCountedAndNobodyIsNamed() {
    TinyCdm cdm = new TinyCdm().and("observation_period", "5,2,2004-12-31,2005-06-30,32817\n");
    assertThatThrownBy(making(cdm, study(VISIT, DIABETES, 0, 730)))
        .hasMessageContaining("table observation_period")
        .hasMessageContaining("found 1 person with others")
        .hasMessageNotContaining("2004");
  }

  @Test
  void theSameCdmWithoutFaultsGivesATable() {
    AnalysisTable table =
        AnalysisTable.of(
            session,
            CdmSources.open(
                session,
                new TinyCdm().csv(folder.resolve("csv")),
                AnalysisTable.tables(study(VISIT, DIABETES, 0, 730))),
            study(VISIT, DIABETES, 0, 730),
            "file:" + folder.resolve("prepared"));
    assertThat(table.report().persons()).isEqualTo(2);
    assertThat(table.report().outcomes()).isEqualTo(1);
  }

  private ThrowingCallable making(TinyCdm cdm, OmopDefinition study) {
    return () ->
        AnalysisTable.of(
            session,
            CdmSources.open(session, cdm.csv(folder.resolve("csv")), AnalysisTable.tables(study)),
            study,
            "file:" + folder.resolve("prepared"));
  }

  /** Visitors, followed for so many days until diabetes. */
  private static OmopDefinition study(long entry, long outcome, int priorDays, int horizon) {
    return new OmopDefinition(
        List.of(set("entry", entry), set("outcome", outcome)),
        cohort("visitors", EventCriteria.of(Domain.VISIT_OCCURRENCE, "entry"), priorDays),
        new OutcomeDefinition(
            cohort("outcome", EventCriteria.of(Domain.CONDITION_OCCURRENCE, "outcome"), 0),
            List.of()),
        new PopulationSettings(
            new TimeAtRisk(1, false, horizon, false),
            true,
            0,
            true,
            99_999,
            0,
            new Censoring(Censoring.Policy.INCLUDE, 1)),
        List.of());
  }

  private static String header(String table) {
    return String.join(",", CdmSpecification.get().table(table).orElseThrow().names()) + "\n";
  }

  private static ConceptItem item(long concept) {
    return new ConceptItem(concept, "", true, false, false);
  }

  /** The same study with sets of other items: the entry's without descendants, and this one. */
  private static OmopDefinition with(OmopDefinition study, ConceptItem outcome) {
    return new OmopDefinition(
        List.of(
            new ConceptSet("entry", List.of(new ConceptItem(VISIT, "", false, false, false))),
            new ConceptSet("outcome", List.of(outcome))),
        study.target(),
        study.outcome(),
        study.population(),
        study.covariates());
  }

  private static ConceptSet set(String name, long concept) {
    return new ConceptSet(name, List.of(new ConceptItem(concept, "", true, false, false)));
  }

  private static CohortDefinition cohort(String name, EventCriteria entry, int priorDays) {
    return new CohortDefinition(
        name,
        List.of(entry),
        priorDays,
        0,
        EventLimit.ALL,
        CriteriaGroup.all(List.of()),
        EventLimit.FIRST,
        List.of(),
        EventLimit.FIRST,
        new CohortExit.EndOfObservation(),
        List.of(),
        DateRange.ANY,
        0);
  }
}
