package org.ieum.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.StudyManifest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PipelineModelExportTest {
  private static final double[] IMPUTATION = {61, 27, 0.2, 4, 0.3, 0.3, 0.25, 0.05, 0.5};
  private static final double[] BETA = {-3, 0.04, 0.06, -0.2, 0.1, 0.7, 0.4, 0.9, 0.3, -0.5};

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void startSpark() {
    SharedSpark.session();
  }

  private static FittedModel model(StudyManifest study) {
    return MadeModel.of(
        study, Arrays.stream(BETA).boxed().toList(), Arrays.stream(IMPUTATION).boxed().toList());
  }

  /** One patient, by hand: age, bmi, bmi missing, visits, smoker, stage II, III, missing, arm 2. */
  private static double probability(double... design) {
    double eta = BETA[0];
    for (int j = 0; j < design.length; j++) {
      eta += BETA[j + 1] * design[j];
    }
    return 1 / (1 + StrictMath.exp(-eta));
  }

  private static double[] expected() {
    return new double[] {
      probability(70, 30, 0, 3, 1, 1, 0, 0, 0),
      probability(61, 27, 1, 4, 0.3, 0.3, 0.25, 1, 0.5),
      probability(61, 27, 1, 4, 0, 0, 1, 0, 1)
    };
  }

  private static final String TYPED =
      "SELECT * FROM VALUES (70D, 30F, 3, true, 'II', 1L),"
          + " (NULL, NULL, NULL, NULL, NULL, NULL), (120D, 5F, 99, false, 'III', 2L)"
          + " AS t(age, bmi, visits, smoker, stage, arm)";

  @Test
  void scoresRawColumnsAsComputedByHand() {
    PipelineModelExport.write(Hospital.study(), model(Hospital.study()), folder.toString());
    PipelineModel loaded = PipelineModel.load(folder.toString());
    assertScores(loaded.transform(SharedSpark.session().sql(TYPED)));
  }

  @Test
  void scoresTextColumnsAlike() {
    PipelineModelExport.write(Hospital.study(), model(Hospital.study()), folder.toString());
    String text =
        "SELECT * FROM VALUES ('70', '30.0', '3', 'true', 'II', '1.0'), ('', '', '', '', '', ''),"
            + " ('120', '5', '99', '0', 'III', '2') AS t(age, bmi, visits, smoker, stage, arm)";
    assertScores(PipelineModel.load(folder.toString()).transform(SharedSpark.session().sql(text)));
  }

  @Test
  void limitsThemselvesAreWithin() {
    String rows =
        "SELECT * FROM VALUES (18D, 12F, 0, false, 'I', 1L), (100D, 60F, 50, true, 'I', 1L)"
            + " AS t(age, bmi, visits, smoker, stage, arm)";
    List<Row> scored =
        pipeline().transform(SharedSpark.session().sql(rows)).select("probability").collectAsList();
    assertThat(((Vector) scored.get(0).get(0)).apply(1))
        .isCloseTo(probability(18, 12, 0, 0, 0, 0, 0, 0, 0), within(1e-14));
    assertThat(((Vector) scored.get(1).get(0)).apply(1))
        .isCloseTo(probability(100, 60, 0, 50, 1, 0, 0, 0, 0), within(1e-14));
  }

  @Test
  void marksARowThatASitesTableMayNotHoldAndDoesNotScoreIt() {
    String rows =
        "SELECT * FROM VALUES ('70', '30', '3', 'true', 'V', '1'),"
            + " ('70', '30', '3', '2', 'II', '1'), ('NaN', '30', '3', '1', 'II', '1'),"
            + " ('70', '12x', '3', '1', 'II', '1'), ('120d', '30', '3', '1', 'II', '3'),"
            + " ('1e400', '30', '3', '1', 'II', '1'), ('70', '30', '3', '1', 'II', '1')"
            + " AS t(age, bmi, visits, smoker, stage, arm)";
    List<Row> scored =
        pipeline()
            .transform(SharedSpark.session().sql(rows))
            .select("ieum_problem", "probability", "prediction", "rawPrediction")
            .collectAsList();
    List<String> problems = scored.stream().map(r -> r.getString(0)).toList();
    assertThat(problems.get(0))
        .isEqualTo(
            "column 'stage': expected one of the levels I, II, III, or null where it is absent,"
                + " found another");
    assertThat(problems.get(1)).startsWith("column 'smoker': expected 0, 1, true or false");
    assertThat(problems.get(2)).startsWith("column 'age': expected a finite decimal number");
    assertThat(problems.get(3)).startsWith("column 'bmi': expected a finite decimal number");
    assertThat(problems.get(4)).contains("column 'age': expected", "; column 'arm': expected");
    assertThat(problems.get(5)).startsWith("column 'age': expected");
    assertThat(problems.get(6)).isNull();
    for (int i = 0; i < scored.size(); i++) {
      for (int column = 1; column <= 3; column++) {
        assertThat(scored.get(i).isNullAt(column)).isEqualTo(i < 6);
      }
    }
  }

  @Test
  void marksNotANumberInANumericColumnAndKnowsALevelInAnyNumericType() {
    String rows =
        "SELECT * FROM VALUES (double('NaN'), 30F, 3, true, 'II', 1D),"
            + " (double('Infinity'), 30F, 3, true, 'II', 1D), (70D, 30F, 3, true, 'II', 3D),"
            + " (70D, 30F, 3, true, 'II', 2D) AS t(age, bmi, visits, smoker, stage, arm)";
    List<Row> scored =
        pipeline()
            .transform(SharedSpark.session().sql(rows))
            .select("ieum_problem", "probability")
            .collectAsList();
    assertThat(scored.stream().map(r -> r.isNullAt(1))).containsExactly(true, true, true, false);
    assertThat(scored.get(2).getString(0)).startsWith("column 'arm': expected one of the levels");
    assertThat(((Vector) scored.get(3).get(1)).apply(1))
        .isCloseTo(probability(70, 30, 0, 3, 1, 1, 0, 0, 1), within(1e-14));
  }

  @ParameterizedTest
  @EnumSource(
      value = Normalizer.Form.class,
      names = {"NFC", "NFD"})
  void aColumnIsFoundUnderEitherSpellingOfItsName(Normalizer.Form form) {
    PipelineModel pipeline = pipelineOfHangul();
    String name = Normalizer.normalize("혈압", form);
    Dataset<Row> rows =
        SharedSpark.session()
            .sql(
                "SELECT * FROM VALUES ('a', '120'), ('b', NULL), ('c', 'x') AS t(id, `"
                    + name
                    + "`)");
    Dataset<Row> scored = pipeline.transform(rows);
    assertThat(scored.columns()).startsWith("id", name).doesNotHaveDuplicates();
    assertThat(scored.columns())
        .as("no other spelling is added")
        .filteredOn(c -> Normalizer.normalize(c, Normalizer.Form.NFC).equals("혈압"))
        .hasSize(1);
    List<Row> found = scored.select("id", "probability", "ieum_problem").collectAsList();
    assertThat(((Vector) found.get(0).get(1)).apply(1))
        .isCloseTo(1 / (1 + StrictMath.exp(1 - 0.01 * 120)), within(1e-14));
    assertThat(((Vector) found.get(1).get(1)).apply(1))
        .isCloseTo(1 / (1 + StrictMath.exp(1 - 0.01 * 130)), within(1e-14));
    assertThat(found.get(2).getString(2)).startsWith("column '혈압': expected");
  }

  @Test
  void aTableWithNeitherSpellingIsToldOfBoth() {
    PipelineModel pipeline = pipelineOfHangul();
    Dataset<Row> rows = SharedSpark.session().sql("SELECT '120' AS bp");
    assertThatThrownBy(() -> pipeline.transform(rows).select("probability").collectAsList())
        .hasMessageContaining("column '혈압': expected it composed (NFC, U+D608 U+C555)")
        .hasMessageContaining("in parts (NFD, U+1112 U+1167 U+11AF U+110B U+1161 U+11B8)");
  }

  /** Risk = 1 / (1 + exp(1 − 혈압 / 100)); 130 stands for an absent value. */
  private PipelineModel pipelineOfHangul() {
    StudyManifest hospital = Hospital.study();
    StudyManifest study =
        new StudyManifest(
            hospital.id(),
            hospital.title(),
            hospital.purpose(),
            hospital.sites(),
            hospital.table(),
            hospital.personId(),
            hospital.outcome().column(),
            new FeatureDictionary(List.of(Covariate.continuous("혈압", 50, 300))),
            hospital.split(),
            hospital.model(),
            hospital.evaluation(),
            hospital.maxRecords(),
            hospital.minimumCohort());
    FittedModel full = model(hospital);
    FittedModel model =
        new FittedModel(
            full.studyId(),
            full.studyDigest(),
            1,
            100,
            10,
            -30,
            List.of(130.0),
            List.of(
                new Coefficient(Coefficient.INTERCEPT, -1, 1, 1, 1, 1, 1),
                new Coefficient("혈압", 0.01, 1, 1, 1, 1, 1)),
            List.of(),
            List.of(),
            full.development(),
            full.validation(),
            List.of());
    PipelineModelExport.write(study, model, folder.toString());
    return PipelineModel.load(folder.toString());
  }

  private PipelineModel pipeline() {
    PipelineModelExport.write(Hospital.study(), model(Hospital.study()), folder.toString());
    return PipelineModel.load(folder.toString());
  }

  private static void assertScores(Dataset<Row> scored) {
    List<Row> rows = scored.select("probability").collectAsList();
    double[] expected = expected();
    assertThat(rows).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(((Vector) rows.get(i).get(0)).apply(1)).isCloseTo(expected[i], within(1e-14));
    }
  }

  @Test
  void loadsInAProcessThatHasSparkAlone() throws Exception {
    PipelineModelExport.write(Hospital.study(), model(Hospital.study()), folder.toString());
    Path program = folder.resolveSibling("Score.java");
    Files.writeString(program, SCORE.replace("QUERY", TYPED));
    String spark =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar") && !entry.contains("ieum"))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(org.apache.spark.launcher.JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-cp", spark));
    command.addAll(List.of(program.toString(), folder.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    List<String> scores = out.lines().filter(l -> l.startsWith("score ")).toList();
    List<String> wanted =
        Arrays.stream(expected())
            .mapToObj(p -> String.format(Locale.ROOT, "score %.12f", p))
            .toList();
    assertThat(scores).isEqualTo(wanted);
  }

  private static final String SCORE =
      """
      import org.apache.spark.ml.PipelineModel;
      import org.apache.spark.ml.linalg.Vector;
      import org.apache.spark.sql.*;
      public class Score {
        public static void main(String[] args) {
          SparkSession s = SparkSession.builder().master("local[1]")
              .config("spark.ui.enabled", "false").config("spark.driver.host", "127.0.0.1")
              .config("spark.driver.bindAddress", "127.0.0.1").getOrCreate();
          for (Row r : PipelineModel.load(args[0]).transform(s.sql("QUERY"))
              .select("probability").collectAsList()) {
            System.out.println(String.format(java.util.Locale.ROOT, "score %.12f",
                ((Vector) r.get(0)).apply(1)));
          }
          System.exit(0);
        }
      }
      """;

  @Test
  void refusesTheModelOfAnotherDictionary() throws IOException {
    StudyManifest other = Hospital.study().withModel(Hospital.study().model());
    FittedModel model = model(other);
    FittedModel shorter =
        new FittedModel(
            "x",
            "x",
            1,
            1,
            1,
            0,
            List.of(),
            model.coefficients(),
            List.of(),
            List.of(),
            model.development(),
            model.validation(),
            List.of());
    org.assertj.core.api.Assertions.assertThatExceptionOfType(
            org.ieum.federation.error.IeumException.class)
        .isThrownBy(() -> PipelineModelExport.write(other, shorter, folder.toString()))
        .withMessageContaining("expected coefficients for 9 design columns");
  }
}
