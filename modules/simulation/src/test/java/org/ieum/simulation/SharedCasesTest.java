package org.ieum.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.ieum.algorithms.StudyProgram;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.SimulatedFederation;
import org.ieum.federation.SiteTable;
import org.ieum.federation.engine.EngineSettings;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.EngineSession;
import org.ieum.spark.SitePart;
import org.ieum.spark.SparkSiteTable;
import org.ieum.spark.TableSource;
import org.ieum.spark.omop.source.CdmAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The odd inputs of {@code shared/cases}, each with the value that its README calls right. */
class SharedCasesTest {
  private static final Path CASES =
      Path.of(System.getProperty("ieum.shared", "../../../shared"), "cases");
  private static final double PRINTED = 5e-7;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void start() {
    assumeTrue(Files.isDirectory(CASES), "skipped: " + CASES + " is absent");
    SparkSession spark =
        EngineSession.start(
            new SparkConf()
                .setMaster("local[2]")
                .setAppName("shared cases")
                .set("spark.ui.enabled", "false")
                // Parquet asserts that a filter leaves rows, and tests run with assertions.
                .set("spark.hadoop.parquet.filter.columnindex.enabled", "false")
                .set("spark.sql.shuffle.partitions", "2")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.driver.host", "127.0.0.1"));
    spark.sparkContext().setLogLevel("OFF");
  }

  @AfterAll
  static void stop() {
    if (Files.isDirectory(CASES)) {
      spark().stop();
    }
  }

  private static SparkSession spark() {
    return SparkSession.active();
  }

  @BeforeEach
  void prepareAnew() {
    spark().conf().set(EngineSettings.PREPARED, "file:" + folder.resolve("prepared"));
  }

  @Test
  void anAgeOutsideTheLimitsIsAbsent() {
    assertThat(estimate(fitted("f-out"), "age")).isCloseTo(.052710, within(PRINTED));
  }

  @Test
  void anotherDelimiterIsNamedWithItsOptionAndReadWhenDeclared() {
    assertThatThrownBy(() -> fitted("f-semi"))
        .hasMessageContaining("';'")
        .hasMessageContaining("sep");
    assertThat(fitted("f-semi", Map.of("sep", ";")).coefficients())
        .isEqualTo(fitted("f-base").coefficients());
  }

  @Test
  void anotherEncodingIsNamedWithItsOptionAndReadWhenDeclared() {
    assertThatThrownBy(() -> fitted("f-cp949"))
        .hasMessageContaining("encoding")
        .message()
        .containsPattern("(?i)949|euc-kr");
    assertThat(estimate(fitted("f-cp949", Map.of("encoding", "x-windows-949")), "age"))
        .isEqualTo(estimate(fitted("f-base"), "age"));
  }

  @Test
  void cellsThatAreNoDecimalNumbersAreAbsent() {
    assertThat(estimate(fitted("o-nonfinite"), Coefficient.INTERCEPT))
        .isCloseTo(-8.097384, within(PRINTED));
  }

  @Test
  void impossibleDaysOfSupplyAreNamedByTableAndColumn() {
    assertThatThrownBy(() -> fitted("o-supplybig"))
        .hasMessageContaining("drug_exposure.days_supply")
        .hasMessageNotContaining("99999999999")
        .hasMessageNotContaining("Exception");
  }

  @Test
  void aQuotedLineBreakIsReadAsItIs() throws IOException {
    for (String site : List.of("a", "b")) {
      Path plain = Files.createDirectories(folder.resolve("plain").resolve(site));
      try (Stream<Path> tables = Files.list(CASES.resolve("o-newline-value").resolve(site))) {
        for (Path table : tables.toList()) {
          String text = Files.readString(table, StandardCharsets.UTF_8).replace("\n\"", "\"");
          Files.writeString(plain.resolve(table.getFileName().toString()), text);
        }
      }
    }
    Path study = CASES.resolve("o-newline-value/study.yaml");
    assertThat(fitted("o-newline-value").coefficients())
        .isEqualTo(fitted(study, folder.resolve("plain"), Map.of()).coefficients());
  }

  @Test
  void momentsAreRefusedWithoutATimeZoneAndWithItNoMachineMatters() {
    assertThatThrownBy(() -> fitted("t-mixed"))
        .hasMessageContaining("column visit_occurrence.visit_start_date")
        .hasMessageContaining("time-zone");
    List<FittedModel> models = new ArrayList<>();
    for (String machine : List.of("Asia/Seoul", "UTC", "America/New_York")) {
      TimeZone.setDefault(TimeZone.getTimeZone(machine));
      Locale.setDefault(Locale.forLanguageTag("ar"));
      spark().conf().set("spark.sql.session.timeZone", machine);
      spark().conf().set(EngineSettings.PREPARED, "file:" + folder.resolve(machine));
      EngineSession.pin(spark());
      models.add(fitted("t-mixed", Map.of("time-zone", "Asia/Seoul")));
    }
    assertThat(estimate(models.get(0), "dm")).isCloseTo(.827988, within(PRINTED));
    assertThat(models).allMatch(models.get(0)::equals);
  }

  private FittedModel fitted(String name) {
    return fitted(name, Map.of());
  }

  private FittedModel fitted(String name, Map<String, String> options) {
    return fitted(CASES.resolve(name).resolve("study.yaml"), CASES.resolve(name), options);
  }

  private static FittedModel fitted(Path file, Path tables, Map<String, String> options) {
    StudyManifest study = Documents.study(file, List.of("a", "b"));
    List<SiteTable> sites = new ArrayList<>();
    try {
      for (int s = 0; s < study.sites().size(); s++) {
        TableSource source = source(study, tables.resolve(study.sites().get(s)), options);
        sites.add(SparkSiteTable.open(spark(), study, source, new SitePart(s, true)));
      }
      return StudyProgram.run(new SimulatedFederation(study, sites), ProgressListener.none());
    } finally {
      sites.forEach(SiteTable::close);
    }
  }

  private static TableSource source(StudyManifest study, Path site, Map<String, String> options) {
    TableSource found =
        study.preparation().fromOmop()
            ? CdmAddress.guess(site.toString(), spark().sparkContext().hadoopConfiguration())
            : TableSource.csv(site + ".csv");
    Map<String, String> all = new TreeMap<>(found.options());
    all.putAll(options);
    return new TableSource(found.uri(), found.format(), all);
  }

  private static double estimate(FittedModel model, String name) {
    return model.coefficients().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow()
        .estimate();
  }
}
