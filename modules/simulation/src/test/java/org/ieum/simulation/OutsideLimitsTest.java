package org.ieum.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One age of 999 at each of two sites, from limits to scores. */
class OutsideLimitsTest {
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
    SimulateMain.simulate(
        spark,
        new String[] {
          file("study.yaml"),
          "--site",
          "a=" + file("a.csv"),
          "--site",
          "b=" + file("b.csv"),
          "--out",
          folder.resolve("out").toString()
        });
  }

  @AfterAll
  static void stop() {
    SparkSession.active().stop();
  }

  private static String file(String name) {
    try {
      return Path.of(
              Objects.requireNonNull(
                      OutsideLimitsTest.class.getResource("out-of-limits/" + name), name)
                  .toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode result() throws IOException {
    return new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("out/result.json")));
  }

  @Test
  void theValueIsAbsentAndCountedInFivesASite() throws IOException {
    JsonNode age =
        StreamSupport.stream(result().path("coefficients").spliterator(), false)
            .filter(c -> c.path("name").asText().equals("age"))
            .findFirst()
            .orElseThrow();
    assertThat(age.path("estimate").asDouble()).isCloseTo(0.052710, within(5e-7));
    JsonNode outside = result().path("outsideLimits");
    assertThat(outside).hasSize(1);
    assertThat(outside.path(0).path("covariate").asText()).isEqualTo("age");
    assertThat(outside.path(0).path("records").asInt()).isEqualTo(10);
  }

  @Test
  void theModelsFolderSaysHowItScores() throws IOException {
    assertThat(Files.readString(folder.resolve("out/SCORING.md")))
        .contains("| age | a decimal number from 18 to 110 a | `age` ")
        .contains("| stage | one of I, II, III | `stage=II` ")
        .contains("`ieum_problem` names the column")
        .contains("`model.onnx` is for ONNX runtimes", "named as its column, of shape [N, 1]");
  }

  @Test
  void theExportedPipelineDoesAsTheFitAndMarksWhatTheStudyDoesNotTake() {
    String rows =
        "SELECT * FROM VALUES (999D, 1, 'II'), (NULL, 1, 'II'), (60D, 1, 'V'), (60D, 1, 'I')"
            + " AS t(age, female, stage)";
    List<Row> scored =
        PipelineModel.load(folder.resolve("out/pipeline").toUri().toString())
            .transform(SparkSession.active().sql(rows))
            .select("probability", "ieum_problem")
            .collectAsList();
    assertThat(scored.get(0).get(0)).isNotNull().isEqualTo(scored.get(1).get(0));
    assertThat(scored.get(2).isNullAt(0)).isTrue();
    assertThat(scored.get(2).getString(1))
        .isEqualTo(
            "column 'stage': expected one of the levels I, II, III, or null where it is absent,"
                + " found another");
    assertThat(scored.get(3).isNullAt(0)).isFalse();
    assertThat(scored.get(3).isNullAt(1)).isTrue();
  }
}
