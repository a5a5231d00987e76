package org.ieum.spark.omop.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.ieum.clinical.cohort.CohortDefinition;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.cohort.EventCriteria;
import org.ieum.clinical.covariate.UnitConversion;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.federation.preview.Finding;
import org.ieum.spark.SharedSpark;
import org.ieum.spark.TableSource;
import org.ieum.spark.omop.TinyCdm;
import org.ieum.spark.omop.prepare.AnalysisTable;
import org.ieum.spark.omop.prepare.ResolvedConcepts;
import org.ieum.spark.omop.source.CdmSources;
import org.ieum.spark.omop.source.CheckedCdm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImpossibleCellsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
  private static final Set<String> TABLES =
      Set.of("person", "condition_occurrence", "drug_exposure", "measurement");

  private final SparkSession session = SharedSpark.session();
  private final Path folder;

  ImpossibleCellsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aFewCellsAreAbsentAndCountedAndTheStudyGoesOn() {
    CheckedCdm cdm = open(cdm().csv(folder.resolve("csv")));
    List<Finding> findings = findings(cdm);
    assertThat(codes(findings))
        .containsExactlyInAnyOrder(
            "IMPOSSIBLE_CELLS WARN person.year_of_birth 2/23",
            "IMPOSSIBLE_CELLS WARN person.month_of_birth 1/23",
            "IMPOSSIBLE_CELLS WARN drug_exposure.days_supply 2/21",
            "IMPOSSIBLE_CELLS WARN measurement.value_as_number 5/28");
    assertThat(findings.toString()).doesNotContain("19550101").doesNotContain("99999999999");
    assertThat(cdm.table("measurement").where("value_as_number is null").count()).isEqualTo(5);
    assertThat(cdm.table("person").where("year_of_birth is null").count()).isEqualTo(2);
    assertThat(prepared(cdm)).isEqualTo(20);
  }

  @Test
  void cellsOfTypedColumnsAreHeldToTheSameLimits() {
    CheckedCdm csv = open(cdm().csv(folder.resolve("csv")));
    TableSource parquet = TinyCdm.copy(csv, folder.resolve("parquet"), "parquet");
    csv.table("measurement")
        .withColumn(
            "value_as_number",
            org.apache.spark.sql.functions.expr(
                "CASE measurement_id WHEN 1 THEN double('NaN') WHEN 2 THEN double('-Infinity')"
                    + " ELSE 120D END"))
        .write()
        .mode("overwrite")
        .parquet(folder.resolve("parquet/measurement.parquet").toString());
    csv.table("drug_exposure")
        .selectExpr(
            "drug_exposure_id",
            "person_id",
            "drug_concept_id",
            "drug_exposure_start_date",
            "if(drug_exposure_id = 1, date_add(date'9999-12-31', 3000000),"
                + " drug_exposure_end_date) drug_exposure_end_date",
            "drug_type_concept_id",
            "cast(if(drug_exposure_id < 11, '99999999999999999999', '30') as decimal(38, 0))"
                + " days_supply")
        .write()
        .mode("overwrite")
        .parquet(folder.resolve("parquet/drug_exposure.parquet").toString());
    CheckedCdm cdm = open(parquet);
    assertThat(codes(findings(cdm)))
        .contains(
            "IMPOSSIBLE_CELLS WARN measurement.value_as_number 2/28",
            "IMPOSSIBLE_CELLS WARN drug_exposure.drug_exposure_end_date 1/21",
            "IMPOSSIBLE_CELLS WARN drug_exposure.days_supply 2/21");
    assertThat(prepared(cdm)).isEqualTo(20);
  }

  @Test
  void manyCellsKeepTheStudyFromRunning() {
    StringBuilder drugs = new StringBuilder();
    for (int id = 2; id < 12; id++) {
      drugs.append(id).append(",1,757627,2005-06-08,2005-07-07,32817,30,99999999999\n");
    }
    List<Finding> findings =
        findings(open(new TinyCdm().and("drug_exposure", drugs.toString()).csv(folder)));
    assertThat(codes(findings))
        .containsExactly("IMPOSSIBLE_CELLS BLOCK drug_exposure.days_supply 10/11");
    assertThat(findings.get(0).text())
        .startsWith("expected whole numbers from 0 to 36525, found cells that are none, too many");
  }

  /** The tiny CDM with twenty persons more, and cells among its rows that nothing can hold. */
  private static TinyCdm cdm() {
    StringBuilder persons = new StringBuilder();
    StringBuilder periods = new StringBuilder();
    StringBuilder drugs = new StringBuilder();
    StringBuilder values = new StringBuilder();
    List<String> none = List.of("NaN", "Infinity", "1e400", "120d", "0x1p6");
    for (int id = 10; id < 30; id++) {
      String year = id == 10 ? "19550101" : id == 11 ? "9999999999" : "1950";
      String month = id == 12 ? "99999999999" : "";
      persons
          .append(id)
          .append(",8507,")
          .append(year)
          .append(',')
          .append(month)
          .append(",,8527,0\n");
      periods.append(id).append(',').append(id).append(",2000-01-01,2010-12-31,32817\n");
      String days = id == 13 ? "99999999999" : id == 14 ? "99999999999999999999" : "30";
      drugs.append(id).append(',').append(id).append(",757627,2005-06-08,,32817,,");
      drugs.append(days).append('\n');
      String value = id < 15 ? none.get(id - 10) : "120";
      values.append(id).append(',').append(id).append(",3004249,2004-01-02,32817,");
      values.append(value).append(",8876\n");
    }
    for (int id = 30; id < 35; id++) {
      values.append(id).append(",1,3004249,2004-01-02,32817,120,8876\n");
    }
    return new TinyCdm()
        .and("person", persons.toString())
        .and("observation_period", periods.toString())
        .and("condition_occurrence", "3,10,378419,2006-06-07,,32817,\n")
        .and("drug_exposure", drugs.toString())
        .and("measurement", values.toString());
  }

  private CheckedCdm open(TableSource source) {
    return CdmSources.open(session, source, TinyCdm.everyTable());
  }

  private static OmopDefinition definition() {
    OmopDefinition study =
        new SmallStudy()
            .measured("sbp", 3004249, 50, 300, new UnitConversion(8876, 1, 0))
            .present("galantamine", Domain.DRUG_EXPOSURE, 757627)
            .definition();
    return new OmopDefinition(
        study.conceptSets(),
        CohortDefinition.ofFirst("target", EventCriteria.of(Domain.DRUG_EXPOSURE, "galantamine")),
        study.outcome(),
        study.population(),
        study.covariates());
  }

  private List<Finding> findings(CheckedCdm cdm) {
    return new QualityGates(session, cdm, TODAY)
        .examine(TABLES, definition(), ResolvedConcepts.of(cdm, definition())).findings().stream()
            .filter(f -> f.code() == Finding.Code.IMPOSSIBLE_CELLS || f.blocks())
            .toList();
  }

  private long prepared(CheckedCdm cdm) {
    return AnalysisTable.of(session, cdm, definition(), "file:" + folder.resolve("prepared"))
        .report()
        .persons();
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream()
        .map(
            f -> f.code() + " " + f.severity() + " " + f.subject() + " " + f.count() + "/" + f.of())
        .toList();
  }
}
