package org.ieum.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.assertj.core.api.ThrowingConsumer;
import org.ieum.clinical.StudyFile;
import org.ieum.federation.export.ModelExport;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.LinearPredictor;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.StudyManifest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A model's three exports give a row one score: Spark's PipelineModel, ONNX Runtime over {@code
 * model.onnx}, and arithmetic over {@code scoring.json}.
 */
class ModelExportTest {
  private static final double TOLERANCE = 1e-12;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void startSpark() {
    SharedSpark.session();
  }

  @Test
  void scoresEveryKindOfCellAlike() throws Exception {
    StructType schema =
        StructType.fromDDL(
            "age DOUBLE, bmi DOUBLE, visits DOUBLE, smoker DOUBLE, stage STRING, arm STRING");
    Random random = new Random(8);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      rows.add(
          RowFactory.create(
              cell(random, 60 + 25 * random.nextGaussian(), 1000),
              cell(random, Math.rint(26 + 14 * random.nextGaussian()), -1e308),
              one(random, null, -0.0, 0.0, 50.0, 50.000001, (double) random.nextInt(60)),
              one(random, null, 0.0, 1.0, 1.0, 0.0, -0.0, random.nextInt(50) == 0 ? 2.0 : 1.0),
              one(
                  random,
                  null,
                  "",
                  "I",
                  "II",
                  "III",
                  " II ",
                  "I",
                  random.nextInt(9) > 0 ? "I" : "IV"),
              one(
                  random,
                  null,
                  "1",
                  "2",
                  "1.0",
                  "2e0",
                  " +2",
                  random.nextInt(9) > 0 ? "01" : "1e9")));
    }
    Scores scores = compare(Hospital.study(), rows, schema);
    // Infinities, a flag of 2, stage IV and arm 1e9.
    assertThat(scores.refused()).isBetween(100L, 1000L);
  }

  @Test
  void scoresTransformsOfRawColumnsAsTheModelsOwnLinearPredictor() throws Exception {
    StudyManifest study = Hospital.transformed();
    StructType schema =
        StructType.fromDDL("age DOUBLE, bmi DOUBLE, visits DOUBLE, smoker DOUBLE, stage STRING");
    Random random = new Random(9);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      rows.add(
          RowFactory.create(
              random.nextInt(8) == 0
                  ? one(random, 40.0, 50.0, 62.25, 62.5, 75.0, 85.0, 18.0, 100.0)
                  : cell(random, 60 + 20 * random.nextGaussian(), 1000),
              cell(random, 26 + 5 * random.nextGaussian(), -3),
              one(random, null, 0.0, 9.0, 9.5, 10.0, 50.0, 51.0),
              one(random, null, 0.0, 1.0),
              one(random, null, "I", "II", "III")));
    }
    FittedModel model = MadeModel.random(study, 11);
    Dataset<Row> table = SharedSpark.session().createDataFrame(rows, schema).coalesce(1);
    Scores scores = compare(study, model, table);
    // Infinities.
    assertThat(scores.refused()).isBetween(20L, 400L);
    double[] own = own(study, model, rows(table));
    for (int i = 0; i < own.length; i++) {
      if (!Double.isNaN(scores.probability()[i])) {
        double risk = 1 / (1 + Math.exp(-own[i]));
        assertThat(scores.probability()[i]).as("row %d", i).isCloseTo(risk, within(TOLERANCE));
      }
    }
  }

  /** The linear predictor on the design matrix of the in-memory reference. */
  private static double[] own(StudyManifest study, FittedModel model, List<Row> rows) {
    double[][] raw = new double[rows.size()][];
    List<Covariate> covariates = study.dictionary().covariates();
    for (int i = 0; i < raw.length; i++) {
      Row row = rows.get(i);
      raw[i] = covariates.stream().mapToDouble(c -> raw(c, row)).toArray();
    }
    boolean[] flags = new boolean[raw.length];
    PatientTable patients = PatientTable.ofCovariates(study.dictionary(), raw, flags, flags);
    LinearPredictor predictor = LinearPredictor.of(study, model);
    double[] eta = new double[raw.length];
    for (int i = 0; i < eta.length; i++) {
      eta[i] = predictor.intercept();
      for (int j = 0; j < patients.columns(); j++) {
        LinearPredictor.ScoredColumn column = predictor.columns().get(j);
        double x = patients.value(i, j);
        eta[i] += column.coefficient() * (Double.isNaN(x) ? column.absent() : x);
      }
    }
    return eta;
  }

  private static double raw(Covariate c, Row row) {
    int at = row.fieldIndex(c.column());
    if (row.isNullAt(at)) {
      return Double.NaN;
    }
    return row.get(at) instanceof Number n
        ? n.doubleValue()
        : c.levels().indexOf(row.get(at).toString());
  }

  @Test
  void aRowThatIsNotScoredIsNoNumber() throws Exception {
    StructType schema =
        StructType.fromDDL(
            "age DOUBLE, bmi DOUBLE, visits DOUBLE, smoker DOUBLE, stage STRING, arm STRING");
    List<Row> rows =
        List.of(
            RowFactory.create(70.0, 30.0, 3.0, 1.0, "V", "1"),
            RowFactory.create(70.0, 30.0, 3.0, 2.0, "II", "1"),
            RowFactory.create(Double.NEGATIVE_INFINITY, 30.0, 3.0, 1.0, "II", "1"),
            RowFactory.create(70.0, 30.0, 3.0, 1.0, "II", "nan"),
            RowFactory.create(70.0, 30.0, 3.0, 1.0, "ii", "1"),
            RowFactory.create(70.0, 30.0, 3.0, 1.0, "II", "1e400"));
    assertThat(compare(Hospital.study(), rows, schema).refused()).isEqualTo(rows.size());
  }

  @Test
  void findsNamesAndLevelsOfAnyScriptInEitherSpelling() throws Exception {
    String odd = "과거.(중단)*[^\\d]|{2}$'\"";
    StudyManifest study =
        with(
            Covariate.continuous("혈압", 50, 300).withMissingIndicator(),
            Covariate.categorical("흡연", List.of("안 함", "현재", odd)),
            Covariate.categorical("등급", List.of("2", "1", "1.0", "미상")),
            new Covariate(
                "probability", "p", CovariateType.CONTINUOUS, 0, 1, List.of(), false, "", ""),
            Covariate.continuous("혈압: absent", 0, 1));
    List<Row> rows = new ArrayList<>();
    for (String smoking : List.of("안 함", "현재", odd, " 현재 ", "과거", "안함")) {
      for (String grade : List.of("1", "1.0", "1.00", "2", "2.0", "미상", "", "3", "10")) {
        rows.add(RowFactory.create(130.0, smoking, grade, 0.5, 0.25));
        rows.add(RowFactory.create(301.0, nfd(smoking), nfd(grade), null, 2.0));
      }
    }
    StructType schema =
        StructType.fromDDL("`혈압` DOUBLE, `흡연` STRING, `등급` STRING, p DOUBLE, `혈압: absent` DOUBLE");
    // 과거 and 안함 are no levels, nor are 3 and 10.
    assertThat(compare(study, rows, schema).refused()).isEqualTo(2 * (9 * 6 - 7 * 4));
  }

  @ParameterizedTest
  @EnumSource(value = ModelSpec.Family.class, mode = EnumSource.Mode.EXCLUDE, names = "LOGISTIC")
  void predictsOtherOutcomesTheSameInAllThree(ModelSpec.Family family) throws Exception {
    StudyManifest study = Hospital.of(family);
    StructType schema =
        StructType.fromDDL(
            "age DOUBLE, bmi DOUBLE, visits DOUBLE, smoker DOUBLE, stage STRING, arm STRING");
    List<Row> rows =
        List.of(
            RowFactory.create(70.0, 30.0, 3.0, 1.0, "II", "1"),
            RowFactory.create(35.5, null, 11.0, 0.0, "III", "2"),
            RowFactory.create(null, 30.0, 3.0, null, null, "1"),
            RowFactory.create(70.0, 30.0, 3.0, 1.0, "V", "1"));
    Dataset<Row> table = SharedSpark.session().createDataFrame(rows, schema).coalesce(1);
    FittedModel model = MadeModel.random(study, 11);
    PipelineModelExport.write(study, model, folder.resolve("pipeline").toString());
    List<Row> spark =
        PipelineModel.load(folder.resolve("pipeline").toString())
            .transform(table)
            .select("prediction")
            .collectAsList();
    Map<String, byte[]> files = ModelExport.files(study, model);
    OnnxScores onnx = new OnnxScores(file(files, ModelExport.ONNX), study, rows(table));
    JsonNode scoring = new ObjectMapper().readTree(file(files, ModelExport.SCORING));
    boolean exponential = family != ModelSpec.Family.LINEAR;
    String name = family == ModelSpec.Family.COX ? "relativeHazard" : "prediction";
    assertThat(scoring.path(name).asText())
        .isEqualTo(exponential ? "exp(linearPredictor)" : "linearPredictor");
    for (int i = 0; i < 3; i++) {
      double sum = new ScoringByHand(scoring).linearPredictor(rows(table).get(i));
      double expected = exponential ? Math.exp(sum) : sum;
      assertThat(spark.get(i).getDouble(0)).as("row %d", i).satisfies(same(expected));
      assertThat(onnx.mean()[i]).as("ONNX, row %d", i).satisfies(same(expected));
      assertThat(onnx.linearPredictor()[i]).as("ONNX's η, row %d", i).satisfies(same(sum));
    }
    assertThat(spark.get(3).isNullAt(0)).isTrue();
    assertThat(onnx.mean()[3]).isNaN();
  }

  private static List<Row> rows(Dataset<Row> table) {
    return table.collectAsList();
  }

  @Test
  void scoresRealPatientsOfWdbc() throws Exception {
    Path job = Path.of(System.getProperty("ieum.root"), "jobs", "cancer-early-diagnosis");
    List<String> sites = List.of("boston", "daejeon", "seoul");
    StudyManifest study = StudyFile.read(job.resolve("study.yaml")).manifest(sites);
    List<Double> beta =
        StreamSupport.stream(
                json(job.resolve("expected.json")).path("coefficients").spliterator(), false)
            .map(c -> c.path("estimate").asDouble())
            .toList();
    Dataset<Row> patients =
        SharedSpark.session()
            .read()
            .option("header", "true")
            .option("inferSchema", "true")
            .csv(
                sites.stream()
                    .map(s -> job.resolve("data/" + s + ".csv").toString())
                    .toArray(String[]::new));
    FittedModel model = MadeModel.of(study, beta, MadeModel.random(study, 1).imputation());
    List<Row> rows = patients.collectAsList();
    assertThat(rows).hasSize(569);
    Scores scores = compare(study, model, patients);
    assertThat(scores.refused()).isZero();
    // The model tells malignant from benign, so these are its scores and not a constant's.
    long right = 0;
    for (int i = 0; i < rows.size(); i++) {
      boolean malignant = ((Number) rows.get(i).getAs("malignant")).intValue() == 1;
      right += (scores.probability()[i] > 0.5) == malignant ? 1 : 0;
    }
    assertThat(right).isGreaterThan(540);
  }

  /** The probabilities that all three gave. */
  private record Scores(double[] probability) {
    long refused() {
      return DoubleStream.of(probability).filter(Double::isNaN).count();
    }
  }

  private Scores compare(StudyManifest study, List<Row> rows, StructType schema) throws Exception {
    Dataset<Row> table = SharedSpark.session().createDataFrame(rows, schema).coalesce(1);
    return compare(study, MadeModel.random(study, 11), table);
  }

  private Scores compare(StudyManifest study, FittedModel model, Dataset<Row> table)
      throws Exception {
    PipelineModelExport.write(study, model, folder.resolve("pipeline").toString());
    List<Row> spark =
        PipelineModel.load(folder.resolve("pipeline").toString())
            .transform(table)
            .select("probability", "rawPrediction")
            .collectAsList();
    List<Row> rows = table.collectAsList();
    Map<String, byte[]> files = ModelExport.files(study, model);
    OnnxScores onnx = new OnnxScores(file(files, ModelExport.ONNX), study, rows);
    JsonNode scoring = new ObjectMapper().readTree(file(files, ModelExport.SCORING));
    assertThat(spark).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      double risk = ofOutcome(spark.get(i), 0);
      double sum = ofOutcome(spark.get(i), 1);
      assertThat(onnx.mean()[i]).as("ONNX, row %d", i).satisfies(same(risk));
      assertThat(onnx.linearPredictor()[i]).as("ONNX's η, row %d", i).satisfies(same(sum));
      double byHand = new ScoringByHand(scoring).linearPredictor(rows.get(i));
      assertThat(byHand).as("η by hand, row %d", i).satisfies(same(sum));
      assertThat(1 / (1 + Math.exp(-byHand))).as("by hand, row %d", i).satisfies(same(risk));
    }
    return new Scores(onnx.mean());
  }

  private static ThrowingConsumer<Double> same(double expected) {
    return found -> {
      if (Double.isNaN(expected)) {
        assertThat(found).isNaN();
      } else {
        assertThat(found).isCloseTo(expected, within(TOLERANCE));
      }
    };
  }

  /** Spark's number for the outcome; NaN where it gave none. */
  private static double ofOutcome(Row scored, int column) {
    return scored.isNullAt(column) ? Double.NaN : ((Vector) scored.get(column)).apply(1);
  }

  private static byte[] file(Map<String, byte[]> files, String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(Files.readAllBytes(file));
  }

  private static StudyManifest with(Covariate... covariates) {
    return Hospital.of(new FeatureDictionary(List.of(covariates)));
  }

  private static String nfd(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD);
  }

  /** Mostly a value; at times none, one far outside the limits, or an infinity. */
  private static @Nullable Double cell(Random random, double value, double outside) {
    return switch (random.nextInt(40)) {
      case 0, 1, 2, 3 -> null;
      case 4, 5 -> outside;
      case 6 -> Double.POSITIVE_INFINITY;
      default -> value;
    };
  }

  @SafeVarargs
  private static <T> @Nullable T one(Random random, @Nullable T... of) {
    return of[random.nextInt(of.length)];
  }
}
