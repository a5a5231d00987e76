package org.ieum.jobs.synthesis.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ieum.jobs.synthesis.Hospital;
import org.ieum.jobs.synthesis.cdm.CdmTable;
import org.ieum.jobs.synthesis.life.Density;
import org.ieum.jobs.synthesis.life.SiteProfile.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesizeOmopTest {
  private static final List<SparkSession> STARTED = new ArrayList<>();

  @BeforeAll
  static void start() {
    STARTED.add(
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate());
    spark().sparkContext().setLogLevel("ERROR");
  }

  @AfterAll
  static void stop() {
    spark().stop();
  }

  private static SparkSession spark() {
    return STARTED.get(0);
  }

  @Test
  void contentDoesNotDependOnPartitions() {
    Hospital hospital = new Hospital(Site.DAEJEON, 300, 3, new Density(80));
    for (CdmTable table : List.of(CdmTable.MEASUREMENT, CdmTable.DRUG_EXPOSURE)) {
      List<Row> one = new HospitalData(spark(), hospital, 1).table(table).collectAsList();
      List<Row> seven = new HospitalData(spark(), hospital, 7).table(table).collectAsList();
      assertThat(seven).isEqualTo(one);
      List<Object> ids = new ArrayList<>();
      hospital.rows(table, 1, 300, row -> ids.add(row[0]));
      assertThat(one.stream().map(row -> row.get(0)).toList()).isEqualTo(ids);
    }
  }

  @Test
  void writesEveryTableAndTheTruthBesideThem(@TempDir Path folder) {
    SynthesizeOmop.write(
        spark(),
        Options.read(
            "--site",
            "seoul",
            "--site",
            "boston",
            "--persons",
            "200",
            "--seed",
            "5",
            "--out",
            folder.toString(),
            "--events-per-person",
            "40",
            "--partitions",
            "2"));
    for (String site : List.of("seoul", "boston")) {
      for (CdmTable table : CdmTable.values()) {
        String path =
            folder.resolve(site).resolve("cdm").resolve(table.id() + ".parquet").toString();
        assertThat(spark().read().parquet(path).columns())
            .containsExactly(
                table.columns().stream().map(CdmTable.Column::name).toArray(String[]::new));
      }
      assertThat(spark().read().parquet(folder.resolve(site).resolve("truth").toString()).count())
          .isEqualTo(200);
    }
  }

  @Test
  void csvHoldsWhatParquetHolds(@TempDir Path folder) {
    Hospital hospital = new Hospital(Site.DAEJEON, 50, 5, new Density(40));
    Dataset<Row> table = new HospitalData(spark(), hospital, 1).table(CdmTable.MEASUREMENT);
    table.write().parquet(folder.resolve("parquet").toString());
    table.write().option("header", "true").csv(folder.resolve("csv").toString());
    List<String> parquet =
        spark()
            .read()
            .parquet(folder.resolve("parquet").toString())
            .selectExpr("concat_ws(',', measurement_id, measurement_date, value_as_number)")
            .as(Encoders.STRING())
            .collectAsList();
    List<String> csv =
        spark()
            .read()
            .option("header", "true")
            .csv(folder.resolve("csv").toString())
            .selectExpr("concat_ws(',', measurement_id, measurement_date, value_as_number)")
            .as(Encoders.STRING())
            .collectAsList();
    assertThat(csv).isEqualTo(parquet);
  }

  @Test
  void wrongOptionsAreSaidWithWhatWasExpected() {
    assertThatThrownBy(() -> Options.read("--site", "busan"))
        .hasMessageContaining("expected seoul, boston or daejeon");
    assertThatThrownBy(() -> Options.read("--persons"))
        .hasMessageContaining("expected a value after it");
    assertThatThrownBy(() -> Options.read("--site", "seoul", "--persons", "many", "--out", "x"))
        .hasMessageContaining("--persons: expected a whole number");
    assertThatThrownBy(
            () ->
                Options.read("--site", "seoul", "--persons", "5", "--out", "x", "--format", "xlsx"))
        .hasMessageContaining("expected parquet, csv or orc");
  }
}
