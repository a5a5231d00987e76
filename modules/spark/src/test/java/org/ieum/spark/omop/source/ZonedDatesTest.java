package org.ieum.spark.omop.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ieum.spark.SharedSpark;
import org.ieum.spark.TableSource;
import org.ieum.spark.omop.TinyCdm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZonedDatesTest {
  private static final Map<String, String> SEOUL = Map.of("time-zone", "Asia/Seoul");

  private final SparkSession session = SharedSpark.session();
  private final Path folder;

  ZonedDatesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"TIMESTAMP_MICROS", "TIMESTAMP_MILLIS", "INT96"})
  void momentsAreDaysOfTheDeclaredZoneOnAnyMachineAndRefusedWithoutOne(String type) {
    CheckedCdm csv = open(new TinyCdm().csv(folder.resolve("csv")), Map.of());
    TableSource parquet = TinyCdm.copy(csv, folder.resolve("parquet"), "parquet");
    session.conf().set("spark.sql.parquet.outputTimestampType", type);
    written(csv, "timestamp", "parquet");
    session.conf().unset("spark.sql.parquet.outputTimestampType");
    assertThatThrownBy(() -> open(parquet, Map.of()))
        .hasMessageContaining("2 faults")
        .hasMessageContaining(
            "column visit_occurrence.visit_start_date: expected calendar days, found moments of"
                + " type timestamp")
        .hasMessageContaining("such as time-zone: Asia/Seoul");
    for (String machine : new String[] {"Asia/Seoul", "America/New_York", "UTC"}) {
      TimeZone.setDefault(TimeZone.getTimeZone(machine));
      session.conf().set("spark.sql.session.timeZone", machine);
      CheckedCdm cdm = open(parquet, SEOUL);
      assertThat(TinyCdm.rows(cdm, "visit_occurrence"))
          .as(machine)
          .isEqualTo(TinyCdm.rows(csv, "visit_occurrence"));
      session.conf().set("spark.sql.session.timeZone", "UTC");
    }
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    assertThat(TinyCdm.rows(open(parquet, Map.of("time-zone", "UTC")), "visit_occurrence"))
        .first()
        .asString()
        .contains("2001-02-02");
  }

  @Test
  void filesOfOrcAreReadByTheirWritersClocks() {
    CheckedCdm csv = open(new TinyCdm().csv(folder.resolve("csv")), Map.of());
    TableSource orc = TinyCdm.copy(csv, folder.resolve("orc"), "orc");
    for (String writer : new String[] {"Asia/Seoul", "America/New_York", "UTC"}) {
      TimeZone.setDefault(TimeZone.getTimeZone(writer));
      written(csv, "timestamp", "orc");
      TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
      assertThatThrownBy(() -> open(orc, Map.of())).hasMessageContaining("time-zone: Asia/Seoul");
      assertThat(TinyCdm.rows(open(orc, SEOUL), "visit_occurrence"))
          .as(writer)
          .isEqualTo(TinyCdm.rows(csv, "visit_occurrence"));
    }
  }

  @Test
  void filesWithTimestampsOfDifferentKindsAreRefused() {
    CheckedCdm csv = open(new TinyCdm().csv(folder.resolve("csv")), Map.of());
    TableSource parquet = TinyCdm.copy(csv, folder.resolve("parquet"), "parquet");
    written(csv, "timestamp", "parquet");
    moments(csv, "timestamp_ntz")
        .write()
        .mode("append")
        .parquet(folder.resolve("parquet/visit_occurrence.parquet").toString());
    assertThatThrownBy(() -> open(parquet, SEOUL))
        .hasMessageContaining("table visit_occurrence: expected timestamps of one kind");
  }

  @Test
  void timesWithoutZoneAreCalendarDaysAsTheyAre() {
    CheckedCdm csv = open(new TinyCdm().csv(folder.resolve("csv")), Map.of());
    TableSource parquet = TinyCdm.copy(csv, folder.resolve("parquet"), "parquet");
    written(csv, "timestamp_ntz", "parquet");
    for (Map<String, String> options : java.util.List.of(Map.<String, String>of(), SEOUL)) {
      assertThat(TinyCdm.rows(open(parquet, options), "visit_occurrence"))
          .isEqualTo(TinyCdm.rows(csv, "visit_occurrence"));
    }
  }

  @Test
  void cellsWithAnOffsetAreDaysOfTheDeclaredZone() {
    TableSource csv =
        new TinyCdm()
            .and("death", "2,2015-12-31T15:30:00Z,32817\n3,2015-12-31 23:30:00+09:00,32817\n")
            .csv(folder.resolve("csv"));
    assertThat(TinyCdm.rows(open(csv, SEOUL), "death"))
        .contains("[2,2016-01-01,32817,null,null]", "[3,2015-12-31,32817,null,null]");
    CheckedCdm undeclared = open(csv, Map.of());
    assertThat(undeclared.leniently("death").where(CheckedCdm.UNREADABLE + " <> 0").count())
        .isEqualTo(2);
    assertThatThrownBy(() -> undeclared.table("death").collectAsList())
        .satisfies(
            e ->
                assertThat(UnreadableCell.in("here", e).orElseThrow().text())
                    .contains("column death.death_date: expected dates")
                    .contains("declare its time-zone"));
  }

  @Test
  void theTimeZoneIsPartOfTheSnapshot() {
    TableSource csv = new TinyCdm().csv(folder.resolve("csv"));
    String without = open(csv, Map.of()).snapshot();
    assertThat(open(csv, SEOUL).snapshot())
        .isNotEqualTo(without)
        .isNotEqualTo(open(csv, Map.of("time-zone", "UTC")).snapshot());
  }

  @Test
  void aZoneThatIsNoneIsRefused() {
    for (String zone : new String[] {"Seoul/Asia", "+09:00", "KST9", "Asia/Seoull", ""}) {
      assertThatThrownBy(() -> new TableSource("cdm", "omop-parquet", Map.of("time-zone", zone)))
          .hasMessageContaining("option 'time-zone': expected the IANA id of a time zone");
    }
  }

  /** The visits at half past midnight in Seoul, which is the day before in UTC. */
  private void written(CheckedCdm csv, String type, String format) {
    moments(csv, type)
        .write()
        .mode("overwrite")
        .format(format)
        .save(folder.resolve(format + "/visit_occurrence." + format).toString());
  }

  private static Dataset<Row> moments(CheckedCdm csv, String type) {
    String day = "timestamp(%s) + interval 30 minutes";
    String moment =
        type.equals("timestamp")
            ? "to_utc_timestamp(" + day + ", 'Asia/Seoul') %s"
            : "cast(" + day + " as timestamp_ntz) %s";
    return csv.table("visit_occurrence")
        .selectExpr(
            "visit_occurrence_id",
            "person_id",
            "visit_concept_id",
            moment.formatted("visit_start_date", "visit_start_date"),
            moment.formatted("visit_end_date", "visit_end_date"),
            "visit_type_concept_id");
  }

  private CheckedCdm open(TableSource source, Map<String, String> options) {
    return CdmSources.open(
        session,
        new TableSource(source.uri(), source.format(), options),
        Set.of("visit_occurrence", "death"));
  }
}
