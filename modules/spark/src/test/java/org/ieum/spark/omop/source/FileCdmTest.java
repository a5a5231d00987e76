package org.ieum.spark.omop.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.spark.SharedSpark;
import org.ieum.spark.TableSource;
import org.ieum.spark.omop.TinyCdm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCdmTest {
  private final SparkSession session = SharedSpark.session();

  private final Path folder;

  FileCdmTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void csvCellsBecomeTheTypesOfTheCdm() {
    CheckedCdm cdm = open(new TinyCdm());
    assertThat(cdm.version()).isEqualTo("5.4");
    assertThat(cdm.table("measurement").schema().apply("value_as_number").dataType())
        .isEqualTo(DataTypes.DoubleType);
    assertThat(TinyCdm.rows(cdm, "measurement"))
        .first()
        .isEqualTo("[1,1,3004249,2004-01-02,32817,null,141.5,null,8876,null,null,null,null]");
    assertThat(TinyCdm.rows(cdm, "observation")).first().asString().contains("said \"no\", twice");
    assertThat(TinyCdm.rows(cdm, "concept")).first().asString().contains("2099-12-31");
  }

  @Test
  void parquetAndOrcGiveTheRowsOfTheCsv() {
    CheckedCdm csv = open(new TinyCdm());
    for (String format : new String[] {"parquet", "orc"}) {
      TableSource copied = TinyCdm.copy(csv, folder.resolve(format), format);
      CheckedCdm cdm = CdmSources.open(session, copied, TinyCdm.everyTable());
      for (String table : csv.tables()) {
        assertThat(TinyCdm.rows(cdm, table)).as(table).isEqualTo(TinyCdm.rows(csv, table));
      }
    }
  }

  @Test
  void everyFaultOfTheSchemaIsNamedAtOnceWithNearNames() {
    TinyCdm cdm =
        new TinyCdm()
            .without("measurement")
            .with("measurements", "measurement_id\n")
            .with("death", "person_id,deathdate\n")
            .with("cdm_source", "cdm_source_name,cdm_version\nTiny,v6.0\n");
    assertThatThrownBy(() -> open(cdm))
        .isInstanceOfSatisfying(
            IeumException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_TABLE))
        .hasMessageContaining("3 faults")
        .hasMessageContaining(
            "table measurement: expected by the CDM, found none; rename 'measurements'")
        .hasMessageContaining(
            "column death.death_date: expected by the CDM, found none; rename 'deathdate'")
        .hasMessageContaining("expected one row with cdm_version 5.3 or 5.4, found 6.0");
  }

  @Test
  void aWrongTypeIsNamedWithTheOneExpected() {
    CheckedCdm csv = open(new TinyCdm());
    TableSource copied = TinyCdm.copy(csv, folder.resolve("parquet"), "parquet");
    csv.table("death")
        .selectExpr("person_id", "cast(death_date as string) death_date")
        .write()
        .mode("overwrite")
        .parquet(folder.resolve("parquet/death.parquet").toString());
    assertThatThrownBy(() -> CdmSources.open(session, copied, Set.of("death")))
        .hasMessageContaining("column death.death_date: expected dates, found type string");
  }

  @Test
  void tablesThatNoStudyAsksForMayBeAbsent() {
    TableSource source = new TinyCdm().without("drug_exposure").csv(folder.resolve("csv"));
    CheckedCdm cdm = CdmSources.open(session, source, Set.of("death"));
    assertThatThrownBy(() -> cdm.table("drug_exposure"))
        .hasMessageContaining("table drug_exposure: expected by the CDM, found none");
  }

  @Test
  void anUnreadableCellStopsTheQueryAndItsMessageNamesTheColumnAlone() {
    CheckedCdm cdm = open(new TinyCdm().and("death", "2,unknown,32817\n"));
    assertThatThrownBy(() -> cdm.table("death").collectAsList())
        .hasMessageContaining("unreadable cell in death.death_date")
        .hasMessageNotContaining("unknown,");
  }

  @Test
  void theSnapshotChangesWithTheFiles() throws Exception {
    TableSource source = new TinyCdm().csv(folder.resolve("csv"));
    String before = CdmSources.open(session, source, Set.of("death")).snapshot();
    assertThat(CdmSources.open(session, source, Set.of("death")).snapshot()).isEqualTo(before);
    Files.writeString(folder.resolve("csv/death.csv"), "person_id,death_date\n3,2015-12-31\n");
    assertThat(CdmSources.open(session, source, Set.of("death")).snapshot()).isNotEqualTo(before);
  }

  @Test
  void synthesizedPatientsOfGiBleedLoad() {
    Path csv = Path.of(System.getProperty("ieum.shared"), "data/omop-gibleed/csv");
    assumeTrue(Files.isDirectory(csv), "skipped: shared/data/omop-gibleed is absent");
    TableSource source = new TableSource(csv.toString(), "omop-csv", Map.of());
    CheckedCdm cdm = CdmSources.open(session, source, TinyCdm.everyTable());
    assertThat(cdm.version()).isEqualTo("5.3");
    assertThat(cdm.table("person").count()).isEqualTo(2694);
    assertThat(cdm.table("condition_occurrence").count()).isEqualTo(65332);
    assertThat(
            cdm.table("observation_period").where("observation_period_start_date is null").count())
        .isZero();
    assertThat(cdm.remarks())
        .contains(
            "column observation_period.observation_period_start_date: expected this name, found an"
                + " expression that holds it; export it again under its name");
  }

  private CheckedCdm open(TinyCdm cdm) {
    return CdmSources.open(session, cdm.csv(folder.resolve("csv")), TinyCdm.everyTable());
  }
}
