package org.ieum.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.ieum.audit.Replay;
import org.ieum.audit.ReplayVerdict;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.FittedModel;
import org.ieum.ledger.Ledger;
import org.ieum.ledger.LedgerKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {
  private static final Path STUDY =
      Path.of(System.getProperty("ieum.root", "../.."), "jobs", "cancer-early-diagnosis");
  private static final List<String> SITES = List.of("boston", "daejeon", "seoul");

  @TempDir private static Path folder = Path.of("");

  @BeforeAll
  static void simulate() {
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    SimulateMain.simulate(spark, arguments(folder.resolve("out")));
  }

  @AfterAll
  static void stop() {
    spark().stop();
  }

  private static SparkSession spark() {
    return SparkSession.active();
  }

  private static String[] arguments(Path out) {
    return new String[] {
      STUDY.resolve("study.yaml").toString(),
      "--site",
      site(2),
      "--site",
      site(0),
      "--site",
      site(1),
      "--out",
      out.toString()
    };
  }

  private static String site(int index) {
    String name = SITES.get(index);
    return name + "=" + STUDY.resolve("data").resolve(name + ".csv");
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(Files.readAllBytes(file));
  }

  @Test
  void anOptionOfASiteSaysHowItsTableIsWritten() throws IOException {
    Path table = folder.resolve("semicolons.csv");
    String commas = Files.readString(STUDY.resolve("data/seoul.csv"));
    Files.writeString(table, commas.replace(',', ';'));
    List<String> given =
        new ArrayList<>(
            List.of(STUDY.resolve("study.yaml").toString(), "--site", site(0), "--site", site(1)));
    given.addAll(List.of("--site", "seoul=" + table, "--out", folder.resolve("other").toString()));
    assertThatExceptionOfType(IeumException.class)
        .isThrownBy(() -> SimulateMain.simulate(spark(), given.toArray(String[]::new)))
        .withMessageContaining("expected ',' between cells, found ';'")
        .withMessageContaining("--site-option 'sep=;' of ieum simulate");
    given.addAll(List.of("--site-option", "seoul.sep=;"));
    SimulateMain.simulate(spark(), given.toArray(String[]::new));
    assertThat(folder.resolve("other/model.json"))
        .hasSameBinaryContentAs(folder.resolve("out/model.json"));
  }

  @Test
  void findsTheCoefficientsOfThePooledReference() throws IOException {
    Map<String, JsonNode> expected = new HashMap<>();
    json(STUDY.resolve("expected.json"))
        .path("coefficients")
        .forEach(c -> expected.put(c.path("name").asText(), c));
    JsonNode found = json(folder.resolve("out/result.json")).path("coefficients");
    assertThat(found).hasSize(expected.size()).hasSize(31);
    for (JsonNode c : found) {
      JsonNode other = java.util.Objects.requireNonNull(expected.get(c.path("name").asText()));
      for (String figure : List.of("estimate", "standardError")) {
        double x = other.path(figure).asDouble();
        double tolerance = figure.equals("estimate") ? 1e-8 : 1e-7;
        assertThat(c.path(figure).asDouble())
            .as(c.path("name").asText() + " " + figure)
            .isCloseTo(x, within(tolerance * Math.abs(x)));
      }
    }
  }

  @Test
  void writesAResultThatNamesSitesRoundsAndBytes() throws IOException {
    JsonNode result = json(folder.resolve("out/result.json"));
    assertThat(result.path("sites")).extracting(JsonNode::asText).isEqualTo(SITES);
    assertThat(result.path("rounds").asInt()).isBetween(5, 10);
    assertThat(result.path("bytesUp").path("seoul").asLong()).isGreaterThan(8 * 6_000);
    assertThat(result.path("ledger").path("simulation").path("size").asLong())
        .as("genesis, software, submission, a sum a round, model")
        .isEqualTo(result.path("rounds").asLong() + 4);
  }

  @Test
  void keepsALedgerThatReplaysToTheSameModel() throws IOException {
    FittedModel model = Documents.model(folder.resolve("out/model.json"));
    LedgerKey key = LedgerKey.load(folder.resolve("out/ledger.key"));
    try (Ledger ledger = Ledger.open(folder.resolve("out/ledger"), key, Clock.systemUTC())) {
      ReplayVerdict verdict =
          Replay.run(ledger.entries(), ledger.frames(), model.studyId(), ProgressListener.none());
      assertThat(verdict.model()).contains(model);
    }
  }

  @Test
  void comparesWithThePooledRecords() throws IOException {
    Path result = folder.resolve("pooled.json");
    Path pipeline = folder.resolve("pooled-pipeline");
    String out = folder.resolve("out").toString();
    PooledMain.pooled(
        spark(),
        new String[] {
          "--study",
          out + "/study.json",
          "--model",
          out + "/model.json",
          "--site",
          site(0),
          "--site",
          site(1),
          "--site",
          site(2),
          "--pipeline",
          pipeline.toString(),
          "--result",
          result.toString()
        });
    JsonNode federated = json(folder.resolve("out/result.json")).path("coefficients");
    JsonNode document = json(result);
    for (int j = 0; j < federated.size(); j++) {
      double x = federated.path(j).path("estimate").asDouble();
      double engine =
          document.path("engine").path("coefficients").path(j).path("estimate").asDouble();
      double mllib =
          document.path("mllib").path("coefficients").path(j).path("estimate").asDouble();
      assertThat(engine).isCloseTo(x, within(1e-8 * Math.abs(x)));
      // MLlib stops by its own rule.
      assertThat(mllib).isCloseTo(x, within(1e-4 * Math.abs(x)));
    }
    assertThat(pipeline.resolve("metadata")).isDirectory();
  }

  @Test
  void refusesWhatANodeRefusesAtEverySiteAtOnce() throws IOException {
    Path small = folder.resolve("small.csv");
    List<String> rows = Files.readAllLines(STUDY.resolve("data/seoul.csv"));
    Files.write(small, rows.subList(0, 60));
    assertThatExceptionOfType(IeumException.class)
        .isThrownBy(
            () ->
                SimulateMain.simulate(
                    spark(),
                    new String[] {
                      STUDY.resolve("study.yaml").toString(),
                      "--site",
                      "boston=" + small,
                      "--site",
                      site(1),
                      "--site",
                      "seoul=" + folder.resolve("none.csv"),
                      "--out",
                      folder.resolve("refused").toString()
                    }))
        .withMessageContaining("found faults at 2 of 3 sites; mend them")
        .withMessageContaining(
            "\n  boston: study cancer-early-diagnosis: held-out records: expected 20")
        .withMessageContaining("\n  seoul: ")
        .withMessageContaining("expected a file or folder, found none");
  }

  @Test
  void showsFiguresBySiteOnlyWithTheSitesConsent() throws IOException {
    Path study = folder.resolve("by-site.yaml");
    Files.writeString(
        study,
        Files.readString(STUDY.resolve("study.yaml"))
            .replace("logit-range: 12}", "logit-range: 12, by-site: true}")
            .replace("dictionary: ", "dictionary: " + STUDY.toAbsolutePath() + "/"));
    assertThat(bySite(study, "false").sites()).isEmpty();
    assertThat(bySite(study, "true").sites()).extracting(s -> s.site()).isEqualTo(SITES);
  }

  private static FittedModel bySite(Path study, String consent) {
    Path out = folder.resolve("by-site-" + consent);
    SimulateMain.simulate(
        spark(),
        new String[] {
          study.toString(),
          "--site",
          site(0),
          "--site",
          site(1),
          "--site",
          site(2),
          "--share-site-results",
          consent,
          "--out",
          out.toString()
        });
    return Documents.model(out.resolve("model.json"));
  }

  @Test
  void writesWhatWasFoundInEverySitesTable() throws IOException {
    JsonNode found = json(folder.resolve("out/found.json"));
    assertThat(found.path("seoul").path("scanned").path(0).path("count").asInt()).isEqualTo(213);
    assertThat(found.path("boston").path("findings").isArray()).isTrue();
  }

  @Test
  void theBenchmarksTakeFiveHundredColumns() {
    String table = folder.resolve("wide.parquet").toString();
    SyntheticTable.write(spark(), table, 8, 500, 1, 0);
    assertThat(spark().read().parquet(table).columns()).hasSize(503);
  }

  @Test
  void refusesAFolderWithFilesAndSitesThatTheStudyDoesNotKnow() {
    assertThatExceptionOfType(IeumException.class)
        .isThrownBy(() -> SimulateMain.simulate(spark(), arguments(folder.resolve("out"))))
        .withMessageContaining("expected a new or empty folder");
    assertThatExceptionOfType(IeumException.class)
        .isThrownBy(
            () -> SimulateMain.simulate(spark(), new String[] {"s.yaml", "--site", "seoul"}))
        .withMessageContaining("expected NAME=URI");
  }
}
