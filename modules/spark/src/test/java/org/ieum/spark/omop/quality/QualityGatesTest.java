package org.ieum.spark.omop.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.cohort.NumberRange;
import org.ieum.clinical.covariate.UnitConversion;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.federation.preview.Finding;
import org.ieum.spark.SharedSpark;
import org.ieum.spark.TableSource;
import org.ieum.spark.omop.TinyCdm;
import org.ieum.spark.omop.prepare.ResolvedConcepts;
import org.ieum.spark.omop.source.CdmSources;
import org.ieum.spark.omop.source.CheckedCdm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityGatesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
  private static final UnitConversion MM_HG = new UnitConversion(8876, 1, 0);
  private static final Set<String> TABLES =
      Set.of("condition_occurrence", "drug_exposure", "measurement", "visit_occurrence");

  private final Path folder;

  QualityGatesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aFaultlessCdmHasNoFinding() {
    assertThat(found(new TinyCdm(), study())).isEmpty();
  }

  @Test
  void everyFaultOfTheRowsIsFoundAndNamed() {
    TinyCdm cdm =
        new TinyCdm()
            .and("condition_occurrence", "2,2,201826,,,32817,\n")
            .and("condition_occurrence", "9,77,999999,2003-01-02,,32817,\n")
            .and("drug_exposure", "2,1,757627,2005-06-08,,32817,,\n")
            .and("drug_exposure", "3,1,757627,2011-01-01,2010-12-31,32817,,\n")
            .and("observation_period", "5,2,2004-12-31,2005-02-01,32817\n")
            .and("visit_occurrence", "3,3,9202,1960-06-30,1960-06-30,32817\n")
            .and("visit_occurrence", "4,3,9202,2031-06-30,2031-06-30,32817\n")
            .with(
                "cdm_source",
                "cdm_source_name,cdm_version,vocabulary_version\nTiny,5.3.1,v5.0 1-JAN-20\n");
    List<Finding> findings = found(cdm, study());
    assertThat(codes(findings))
        .containsExactlyInAnyOrder(
            "REQUIRED condition_occurrence.condition_start_date 1/4",
            "PRIMARY_KEY condition_occurrence.condition_occurrence_id 2/4",
            "FOREIGN_KEY condition_occurrence.person_id 1/4",
            "FOREIGN_KEY condition_occurrence, concepts 1/4",
            "OVERLAPPING_PERIODS observation_period 1/3",
            "END_ABSENT drug_exposure.drug_exposure_end_date 1/3",
            "BEFORE_BIRTH visit_occurrence 1/4",
            "AFTER_DEATH drug_exposure 1/3",
            "START_AFTER_END drug_exposure 1/3",
            "DATE_RANGE visit_occurrence 1/4",
            "VOCABULARY_RELEASE cdm_source.vocabulary_version 1/0");
    assertThat(findings.get(0).blocks()).isTrue();
    assertThat(findings.get(findings.size() - 1).blocks()).isFalse();
  }

  @Test
  void unreadableCellsAreCountedByColumnWithoutBeingShown() {
    TinyCdm cdm = new TinyCdm().and("measurement", "4,3,3004249,someday,32817,n.d.,8876\n");
    List<Finding> findings = found(cdm, study());
    assertThat(codes(findings)).containsExactly("DATATYPE measurement.measurement_date 1/4");
    assertThat(findings.toString()).doesNotContain("someday").doesNotContain("n.d.");
  }

  @Test
  void unitsRangesAndModesOfMeasuredCovariatesAreJudged() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      rows.append(10 + i).append(",1,3004249,2004-01-02,32817,").append(110 + i).append(",8876\n");
    }
    for (int i = 0; i < 20; i++) {
      rows.append(100 + i)
          .append(",1,3004249,2004-01-02,32817,")
          .append(14 + i / 5.0)
          .append(",8876\n");
    }
    rows.append("200,1,3004249,2004-01-02,32817,120,\n");
    rows.append("201,1,3004249,2004-01-02,32817,120,8555\n");
    assertThat(codes(found(new TinyCdm().and("measurement", rows.toString()), study())))
        .containsExactlyInAnyOrder(
            "MISSING_UNIT sbp 1/85",
            "UNKNOWN_UNIT sbp 1/85",
            "OUT_OF_RANGE sbp 20/83",
            "BIMODAL sbp 20/83");
  }

  @Test
  void covariatesThatTheVocabularyOrTheHospitalLacksAreNamed() {
    SmallStudy study =
        study()
            .present("galantamine", Domain.DRUG_EXPOSURE, 757627)
            .present("stroke", Domain.CONDITION_OCCURRENCE, 381316)
            .present("smoking", Domain.DRUG_EXPOSURE, 4275495);
    assertThat(codes(found(new TinyCdm(), study)))
        .containsExactlyInAnyOrder(
            "UNKNOWN_CONCEPTS concept set stroke 1/1",
            "NO_DESCENDANTS concept set smoking 1/1",
            "NEVER_RECORDED stroke 0/0",
            "NEVER_RECORDED smoking 0/0");
  }

  @Test
  void aYearThatStopsShortIsABreak() {
    StringBuilder rows = new StringBuilder();
    int[] a = {50, 200, 200, 20, 200};
    int id = 10;
    for (int year = 0; year < a.length; year++) {
      for (int i = 0; i < a[year]; i++) {
        rows.append(id++)
            .append(",1,3004249,")
            .append(2001 + year)
            .append("-03-04,32817,120,8876\n");
      }
    }
    List<Finding> findings = found(new TinyCdm().and("measurement", rows.toString()), study());
    assertThat(codes(findings)).containsExactly("YEARLY_BREAK measurement 1/0");
    assertThat(findings.get(0).text()).contains("2004 (");
  }

  @Test
  void ratesAreHeldAgainstWhatAStudyNeeds() {
    assertThat(codes(QualityGates.rate(1000, 100, NumberRange.between(0.005, 0.05))))
        .containsExactly("OUTCOME_RATE outcome 100/1000");
    assertThat(QualityGates.rate(1000, 18, NumberRange.between(0.005, 0.05))).isEmpty();
  }

  @Test
  void theFaultsOfGiBleedAreFoundAndNamed() {
    Path csv = Path.of(System.getProperty("ieum.shared"), "data/omop-gibleed/csv");
    assumeTrue(Files.isDirectory(csv), "skipped: shared/data/omop-gibleed is absent");
    CheckedCdm cdm =
        CdmSources.open(
            SharedSpark.session(),
            new TableSource(csv.toString(), "omop-csv", Map.of()),
            TinyCdm.everyTable());
    OmopDefinition definition =
        new SmallStudy()
            .present("polyp", Domain.CONDITION_OCCURRENCE, 4285898)
            .measured("sbp", 3004249, 50, 300, MM_HG)
            .measured("calcium", 3006322, 0, 100, MM_HG)
            .definition();
    QualityGates.Result result =
        new QualityGates(SharedSpark.session(), cdm, TODAY)
            .examine(
                Set.of("condition_occurrence", "measurement"),
                definition,
                ResolvedConcepts.of(cdm, definition));
    List<String> codes = codes(result.findings());
    // 2,649 of the 5,343 persons with a period are none of the 2,694 in person.
    assertThat(codes).contains("FOREIGN_KEY observation_period.person_id 2649/5343");
    assertThat(codes).anyMatch(c -> c.startsWith("NO_VALUES calcium "));
    assertThat(codes).anyMatch(c -> c.startsWith("COLUMN_NAME observation_period."));
    assertThat(result.scanned().toString())
        .contains("name=death, count=0")
        .contains("name=person, count=2694")
        .contains("name=measurement, count=44053");
    assertThat(result.blocked()).isTrue();
  }

  private static SmallStudy study() {
    return new SmallStudy().measured("sbp", 3004249, 50, 300, MM_HG);
  }

  private List<Finding> found(TinyCdm tiny, SmallStudy study) {
    CheckedCdm cdm =
        CdmSources.open(
            SharedSpark.session(), tiny.csv(folder.resolve("csv")), TinyCdm.everyTable());
    OmopDefinition definition = study.definition();
    return new QualityGates(SharedSpark.session(), cdm, TODAY)
        .examine(TABLES, definition, ResolvedConcepts.of(cdm, definition))
        .findings();
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream()
        .map(f -> f.code() + " " + f.subject() + " " + f.count() + "/" + f.of())
        .toList();
  }
}
