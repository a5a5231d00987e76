package org.ieum.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.ieum.federation.engine.EngineSettings;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.PartWeights;
import org.ieum.spark.EngineSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The small twins of {@code shared/cases}, whole studies as {@code ieum simulate} runs them: an odd
 * input is refused with what is odd about it, or gives the model of the plain one.
 */
class SmallCasesTest {
  private static final Charset CP949 = Charset.forName("MS949");
  private static final List<String> NO_NUMBERS =
      List.of("NaN", "Infinity", "1e400", "120d", "0x1p6");
  private static final Pattern VALUE =
      Pattern.compile("(?m)^([^,\\n]*0000000[1-5],.*),[^,\\n]*,8876$");

  /** Arabic, Thai and Burmese have digits of their own, Turkish an i, German a comma. */
  private static final List<String> TAGS =
      List.of("ar-EG-u-nu-arab", "tr-TR", "de-DE", "ko-KR", "th-TH-u-nu-thai");

  private static final Map<String, FittedModel> PLAIN = new HashMap<>();

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void start() {
    SparkSession spark =
        EngineSession.start(
            new SparkConf()
                .setMaster("local[2]")
                .setAppName("small cases")
                .set("spark.ui.enabled", "false")
                .set("spark.hadoop.parquet.filter.columnindex.enabled", "false")
                .set("spark.sql.shuffle.partitions", "2")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.driver.host", "127.0.0.1"));
    spark.sparkContext().setLogLevel("OFF");
  }

  @AfterAll
  static void stop() {
    spark().stop();
  }

  private static SparkSession spark() {
    return SparkSession.active();
  }

  @BeforeEach
  void prepareAnew() {
    spark().conf().set(EngineSettings.PREPARED, "file:" + folder.resolve("prepared"));
  }

  private SmallCases flat(String name) throws IOException {
    return SmallCases.copy("flat", folder.resolve(name));
  }

  private SmallCases cdm(String name) throws IOException {
    return SmallCases.copy("cdm", folder.resolve(name));
  }

  private static FittedModel model(Path out) throws IOException {
    return FittedModel.fromBytes(Files.readAllBytes(out.resolve("model.json")));
  }

  private static FittedModel fitted(SmallCases study, String extension, String... options)
      throws IOException {
    return model(study.simulated(spark(), extension, options));
  }

  private static List<Double> estimates(FittedModel model) {
    return model.coefficients().stream().map(Coefficient::estimate).toList();
  }

  /** The model of the study as it is, fitted once. */
  private FittedModel plain(String kind, String extension) throws IOException {
    FittedModel known = PLAIN.get(kind);
    if (known != null) {
      return known;
    }
    FittedModel fitted = fitted(SmallCases.copy(kind, folder.resolve("plain")), extension);
    PLAIN.put(kind, fitted);
    return fitted;
  }

  @Test
  void anotherDelimiterIsNamedAndReadWhenDeclared() throws IOException {
    SmallCases odd = flat("semi").with(".csv", text -> text.replace(',', ';'));
    assertThatThrownBy(() -> odd.simulated(spark(), ".csv"))
        .hasMessageContaining("expected ',' between cells, found ';'")
        .hasMessageContaining("--site-option 'sep=;'");
    assertThat(fitted(odd, ".csv", "sep=;")).isEqualTo(plain("flat", ".csv"));
  }

  @Test
  void anotherEncodingIsNamedAndReadWhenDeclared() throws IOException {
    SmallCases odd =
        flat("cp949")
            .withStudy(text -> text.replace("[\"I\", \"II\", \"III\"]", "[초기, 중기, 말기]"))
            .with(
                ".csv",
                CP949,
                text ->
                    text.replaceAll("(?m),III$", ",말기")
                        .replaceAll("(?m),II$", ",중기")
                        .replaceAll("(?m),I$", ",초기"));
    assertThatThrownBy(() -> odd.simulated(spark(), ".csv"))
        .hasMessageContaining("--site-option 'encoding=CP949'");
    assertThat(estimates(fitted(odd, ".csv", "encoding=CP949")))
        .isEqualTo(estimates(plain("flat", ".csv")));
  }

  @Test
  void cellsThatAreNoDecimalNumbersAreAbsent() throws IOException {
    AtomicInteger next = new AtomicInteger();
    SmallCases odd =
        cdm("odd")
            .with(
                "/measurement.csv",
                text ->
                    VALUE
                        .matcher(text)
                        .replaceAll(
                            m ->
                                m.group(1)
                                    + ","
                                    + NO_NUMBERS.get(next.getAndIncrement() % NO_NUMBERS.size())
                                    + ",8876"));
    SmallCases empty =
        cdm("empty").with("/measurement.csv", text -> VALUE.matcher(text).replaceAll("$1,,8876"));
    assertThat(next.get()).isEqualTo(2 * NO_NUMBERS.size());
    FittedModel right = fitted(empty, "");
    assertThat(fitted(odd, "")).isEqualTo(right);
    assertThat(estimates(plain("cdm", ""))).isNotEqualTo(estimates(right));
  }

  @Test
  void aQuotedLineBreakIsReadAsItIs() throws IOException {
    SmallCases odd =
        cdm("odd")
            .with(
                "/measurement.csv",
                text ->
                    text.replaceFirst("\n", ",measurement_source_value\n")
                        .replaceAll(",8876\n", ",8876,\"sbp\n\"\n"));
    assertThat(fitted(odd, "")).isEqualTo(plain("cdm", ""));
  }

  @Test
  void impossibleDaysOfSupplyAreNamedByTableAndColumn() throws IOException {
    SmallCases odd =
        cdm("odd")
            .withStudy(
                text ->
                    text.replace(
                        "covariates:\n",
                        "covariates:\n  - {name: drug, feature: presence, drug-exposure: diabetes,"
                            + " days: [any, -1]}\n"));
    for (String site : SmallCases.SITES) {
      StringBuilder rows =
          new StringBuilder(
              "drug_exposure_id,person_id,drug_concept_id,drug_exposure_start_date,"
                  + "drug_exposure_end_date,drug_type_concept_id,days_supply\n");
      for (Map<String, String> person : odd.rows(site, "person").subList(0, 40)) {
        String id = person.get("person_id");
        rows.append(id + "," + id + ",201820,2011-01-17,,32838,99999999999\n");
      }
      Files.writeString(odd.at(site).resolve("drug_exposure.csv"), rows);
    }
    assertThatThrownBy(() -> odd.simulated(spark(), ""))
        .hasMessageContaining("drug_exposure.days_supply")
        .hasMessageNotContaining("99999999999")
        .hasMessageNotContaining("Exception");
  }

  /** An hour after midnight in Seoul is the day before in UTC. */
  @Test
  void momentsAreRefusedWithoutATimeZoneAndAreDaysWithIt() throws IOException {
    SmallCases odd = cdm("odd");
    for (String site : SmallCases.SITES) {
      for (String table :
          List.of(
              "person",
              "observation_period",
              "visit_occurrence",
              "condition_occurrence",
              "measurement",
              "concept",
              "concept_ancestor",
              "cdm_source")) {
        Path csv = odd.at(site).resolve(table + ".csv");
        Dataset<Row> rows =
            spark()
                .read()
                .option("header", "true")
                .option("inferSchema", "true")
                .csv(csv.toString());
        if (table.equals("visit_occurrence")) {
          rows =
              rows.withColumn(
                  "visit_start_date",
                  functions.expr("timestamp(visit_start_date || ' 01:00:00+09:00')"));
        }
        rows.coalesce(1).write().parquet(odd.at(site).resolve(table + ".parquet").toString());
        Files.delete(csv);
      }
    }
    assertThatThrownBy(() -> odd.simulated(spark(), ""))
        .hasMessageContaining("column visit_occurrence.visit_start_date")
        .hasMessageContaining("time-zone");
    assertThat(fitted(odd, "", "time-zone=Asia/Seoul")).isEqualTo(plain("cdm", ""));
  }

  @Test
  void observationThatEndsAtTheLastEventIsRefused() throws IOException {
    SmallCases odd = weighted("odd", Integer.MAX_VALUE);
    assertThatThrownBy(() -> odd.simulated(spark(), ""))
        .hasMessageContaining("expected weights that leave an effective sample of 10 or more")
        .hasMessageContaining("were lost to follow-up and weigh 0")
        .hasMessageContaining("see that observation periods do not end at the last event");
  }

  @Test
  void whatIsLeftOfIncompleteFollowUpStandsInTheResult() throws IOException {
    Path out = weighted("some", 5).simulated(spark(), "");
    PartWeights training = model(out).weights().get(0);
    assertThat(training.nonEvents().lost()).isPositive();
    assertThat(training.nonEvents().effective()).isBetween(10.0, 150.0);
    JsonNode told = json(out.resolve("result.json")).path("weights").path(0);
    assertThat(told.toString()).contains("\"lost\":", "\"cut\":", "\"effective\":");
  }

  /** Of every {@code nth} person alone, observation ends at the last event; at most all. */
  private SmallCases weighted(String name, int nth) throws IOException {
    SmallCases study =
        cdm(name)
            .withStudy(
                text -> text.replace("{policy: include}", "{policy: ipcw, maximum-weight: 20}"));
    for (String site : SmallCases.SITES) {
      Map<String, String> last = new HashMap<>();
      for (String table : List.of("visit", "condition", "measurement")) {
        String file = table.equals("measurement") ? table : table + "_occurrence";
        String date = table.equals("measurement") ? "measurement_date" : table + "_start_date";
        for (Map<String, String> row : study.rows(site, file)) {
          last.merge(
              row.getOrDefault("person_id", ""),
              row.getOrDefault(date, ""),
              (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
      }
      List<String> periods = new ArrayList<>();
      List<Map<String, String>> rows = study.rows(site, "observation_period");
      periods.add(String.join(",", rows.get(0).keySet()));
      for (int i = 0; i < rows.size(); i++) {
        Map<String, String> row = new LinkedHashMap<>(rows.get(i));
        if (nth == Integer.MAX_VALUE || i % nth == 0) {
          row.computeIfPresent(
              "observation_period_end_date",
              (column, end) -> last.getOrDefault(row.getOrDefault("person_id", ""), end));
        }
        periods.add(String.join(",", row.values()));
      }
      Files.write(study.at(site).resolve("observation_period.csv"), periods);
    }
    return study;
  }

  @Test
  void everyDocumentIsTheSameInEveryLanguageAndTimeZone() throws IOException {
    Locale before = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Map<String, String> expected = documents("root");
      assertThat(expected).containsKeys("model.json", "model.onnx", "scoring.json", "result.json");
      for (String tag : TAGS) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Seoul"));
        assertThat(documents(tag)).as(tag).isEqualTo(expected);
      }
    } finally {
      Locale.setDefault(before);
      TimeZone.setDefault(zone);
    }
  }

  /** What a simulation writes, but for the ledger's signatures and the wall clock. */
  private Map<String, String> documents(String name) throws IOException {
    Path out = flat(name).simulated(spark(), ".csv");
    Map<String, String> documents = new LinkedHashMap<>();
    for (String file :
        List.of("study.json", "model.json", "scoring.json", "found.json", "SCORING.md")) {
      documents.put(
          file, Files.readString(out.resolve(file)).replace(folder.resolve(name).toString(), ""));
    }
    documents.put(
        "model.onnx", HexFormat.of().formatHex(Files.readAllBytes(out.resolve("model.onnx"))));
    ObjectNode result = (ObjectNode) json(out.resolve("result.json"));
    result.remove(List.of("seconds", "ledger"));
    documents.put("result.json", result.toString());
    return documents;
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(Files.readAllBytes(file));
  }
}
