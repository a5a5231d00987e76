package org.ieum.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class EngineSessionTest {
  /** What a machine or a hospital's configuration may say, each of which once changed results. */
  private static final Map<String, String> HOSPITAL =
      Map.of(
          "spark.sql.session.timeZone", "Asia/Seoul",
          "spark.sql.ansi.enabled", "false",
          "spark.sql.caseSensitive", "true",
          "spark.sql.files.ignoreCorruptFiles", "true",
          "spark.sql.parquet.int96TimestampConversion", "true",
          "spark.sql.parquet.inferTimestampNTZ.enabled", "false",
          "spark.sql.legacy.javaCharsets", "false",
          "spark.sql.legacy.timeParserPolicy", "LEGACY");

  @Test
  void neitherTheMachineNorTheHospitalSetsWhatChangesAResult() {
    SparkSession session = SharedSpark.session().newSession();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
    HOSPITAL.forEach(session.conf()::set);
    EngineSession.pin(session);
    HOSPITAL.forEach((key, value) -> assertThat(session.conf().get(key)).isNotEqualTo(value));
    assertThat(Locale.getDefault()).isEqualTo(Locale.ROOT);
    assertThat(TimeZone.getDefault().getID()).isEqualTo("UTC");
    assertThat(
            session
                .sql("SELECT string(timestamp'2020-01-01 00:30:00+00:00'), string(1.5D)")
                .collectAsList()
                .toString())
        .isEqualTo("[[2020-01-01 00:30:00,1.5]]");
  }

  @Test
  void whatIsAMatterOfSpeedIsTheHospitals() {
    SparkSession session = SharedSpark.session().newSession();
    session.conf().set("spark.sql.shuffle.partitions", "7");
    session.conf().set("spark.sql.adaptive.enabled", "false");
    EngineSession.pin(session);
    assertThat(
            List.of(
                session.conf().get("spark.sql.shuffle.partitions"),
                session.conf().get("spark.sql.adaptive.enabled")))
        .containsExactly("7", "false");
  }
}
