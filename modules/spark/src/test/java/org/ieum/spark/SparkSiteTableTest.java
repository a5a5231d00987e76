package org.ieum.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.ieum.federation.SiteTable;
import org.ieum.federation.query.Query;
import org.ieum.federation.reference.InMemorySiteTable;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Field;
import org.ieum.federation.vector.FixedPoint;
import org.ieum.federation.vector.SiteVectorAccess;
import org.ieum.testkit.CsvTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SparkSiteTableTest {
  private static final int ROWS = 5_500;
  private static final SitePart PART = new SitePart(1, true);

  private final StudyManifest study = Hospital.study();
  private Path csv = Path.of("");
  private Path parquet = Path.of("");
  private Path orc = Path.of("");
  private PatientTable patients =
      PatientTable.ofDesign(0, new double[0][], new boolean[0], new boolean[0]);

  @BeforeAll
  void writeTables(@TempDir Path folder) {
    csv = Hospital.csv(folder.resolve("hospital.csv"), ROWS, 1_000, 7);
    parquet = Hospital.columnar(csv, folder.resolve("parquet"), "parquet", 40_000);
    orc = Hospital.columnar(csv, folder.resolve("orc"), "orc", 40_000);
    patients = CsvTable.read(csv).patients(study);
  }

  private TableSource source(String format) {
    Path path = format.equals("csv") ? csv : format.equals("parquet") ? parquet : orc;
    return new TableSource(path.toString(), format, Map.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "parquet", "orc"})
  void answersEveryQueryAsTheReferenceDoes(String format) {
    SiteTable reference = new InMemorySiteTable(study, 1, true, patients);
    try (SiteTable table = open(SharedSpark.session(), format)) {
      assertThat(table.summary()).isEqualTo(reference.summary());
      Questions.of(study)
          .forEach(
              (name, query) -> assertAlike(study, format + " " + name, query, table, reference));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "parquet", "orc"})
  void answersEveryQueryAboutWeightedRecordsAsTheReferenceDoes(String format) {
    StudyManifest weighted = Hospital.weighted();
    List<Long> persons = List.of(1L << 30, 5_500L);
    for (boolean consent : new boolean[] {true, false}) {
      SiteTable reference =
          new InMemorySiteTable(
              weighted, 1, consent, CsvTable.read(csv).patients(weighted), persons);
      try (SiteTable table =
          SparkSiteTable.open(
                  SharedSpark.session(), weighted, source(format), new SitePart(1, consent))
              .withAttrition(persons)) {
        Questions.of(weighted)
            .forEach(
                (name, query) ->
                    assertAlike(weighted, format + " " + name, query, table, reference));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = ModelSpec.Family.class, mode = EnumSource.Mode.EXCLUDE, names = "LOGISTIC")
  void answersEveryQueryAboutOtherOutcomesAsTheReferenceDoes(ModelSpec.Family family) {
    StudyManifest other = Hospital.of(family);
    SiteTable reference = new InMemorySiteTable(other, 1, true, CsvTable.read(csv).patients(other));
    for (String format : List.of("csv", "parquet", "orc")) {
      try (SiteTable table =
          SparkSiteTable.open(SharedSpark.session(), other, source(format), PART)) {
        assertThat(table.summary()).isEqualTo(reference.summary());
        Questions.of(other)
            .forEach(
                (name, query) -> assertAlike(other, format + " " + name, query, table, reference));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "parquet", "orc"})
  void transformsColumnsAsTheReferenceDoes(String format) {
    StudyManifest transformed = Hospital.transformed();
    PatientTable rows = CsvTable.read(csv).patients(transformed);
    SiteTable reference = new InMemorySiteTable(transformed, 1, true, rows);
    try (SiteTable table =
        SparkSiteTable.open(SharedSpark.session(), transformed, source(format), PART)) {
      assertThat(table.summary()).isEqualTo(reference.summary());
      // Every covariate of a column counts its values and those outside limits alike.
      assertThat(table.summary().values().get(0)).isEqualTo(table.summary().values().get(4));
      assertThat(table.summary().values().get(0).outside()).isPositive();
      Questions.of(transformed)
          .forEach(
              (name, query) ->
                  assertAlike(transformed, format + " " + name, query, table, reference));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "parquet"})
  void aFaultyCellIsToldOnceHoweverManyCovariatesReadIt(String format, @TempDir Path folder)
      throws IOException {
    Path table = folder.resolve("faulty.csv");
    Files.writeString(
        table,
        Files.readString(csv).lines().limit(40).collect(Collectors.joining("\n"))
            + "\n1,NaN,25,3,true,I,1,0,1,9,0,9\n");
    String path =
        format.equals("csv")
            ? table.toString()
            : Hospital.columnar(table, folder.resolve("faulty"), format, 40_000).toString();
    TableSource source = new TableSource(path, format, Map.of());
    assertThatThrownBy(
            () -> SparkSiteTable.open(SharedSpark.session(), Hospital.transformed(), source, PART))
        .satisfies(
            e ->
                assertThat(Objects.requireNonNull(e.getMessage()).split("column 'age'", -1))
                    .hasSize(2));
  }

  @Test
  void anOutcomeBeyondItsLimitsIsNamed() {
    StudyManifest narrow =
        study.withOutcome(Outcome.count("falls", 1), ModelSpec.of(ModelSpec.Family.POISSON));
    for (String format : List.of("csv", "parquet")) {
      assertThatThrownBy(
              () -> SparkSiteTable.open(SharedSpark.session(), narrow, source(format), PART))
          .hasMessageContaining(
              "expected an outcome of a whole number from 0 to 1, found another value");
    }
  }

  @Test
  void aTimeThatIsNoneAndAnEventThatIsNeitherAreNamed(@TempDir Path folder) throws IOException {
    StudyManifest times = Hospital.of(ModelSpec.Family.COX);
    Path table = folder.resolve("faulty.csv");
    Files.writeString(
        table,
        Files.readString(csv).lines().limit(40).collect(Collectors.joining("\n"))
            + "\n1,60,25,3,true,I,1,1,1,9,0,0\n2,60,25,3,true,I,1,0,1,9,0,-4"
            + "\n3,60,25,3,true,I,1,0,1,9,0,901\n4,60,25,3,true,I,1,0,1,9,0,\n"
            + "5,60,25,3,true,I,1,2,1,9,0,8\n6,60,25,3,true,I,1,,1,9,0,8\n");
    Path columns = Hospital.columnar(table, folder.resolve("faulty"), "parquet", 40_000);
    for (TableSource source :
        List.of(
            new TableSource(table.toString(), "csv", Map.of()),
            new TableSource(columns.toString(), "parquet", Map.of()))) {
      assertThatThrownBy(() -> SparkSiteTable.open(SharedSpark.session(), times, source, PART))
          .satisfies(
              e ->
                  assertThat(Objects.requireNonNull(e.getMessage()))
                      .contains("column 'days': expected an outcome of a time above 0, up to 900")
                      .contains("column 'outcome': expected 0 (not observed to happen) or 1"));
    }
  }

  @Test
  void timesGiveTheSameWordsWithAnyNumberOfPartitions() {
    StudyManifest times = Hospital.of(ModelSpec.Family.COX);
    Map<String, long[]> first = new TreeMap<>();
    SparkSession session = SharedSpark.session();
    try (SiteTable table = SparkSiteTable.open(session, times, source("parquet"), PART)) {
      Questions.of(times).forEach((name, q) -> first.put(name, words(table, q)));
    }
    SparkSession other = session.newSession();
    other.conf().set("spark.sql.files.maxPartitionBytes", "60000");
    other.conf().set("spark.sql.files.openCostInBytes", "1");
    try (SiteTable table = SparkSiteTable.open(other, times, source("parquet"), PART)) {
      Questions.of(times)
          .forEach((name, q) -> assertThat(words(table, q)).as(name).isEqualTo(first.get(name)));
    }
  }

  private static void assertAlike(
      StudyManifest study, String name, Query query, SiteTable table, SiteTable other) {
    FixedPoint scale = query.scale(study);
    // The site's own intercept is known to a few units in its last place; of transforms of one
    // column, which go together, little is left of its information.
    double tolerance = name.contains("profile") ? 5e-11 : 1e-12;
    long[] words = words(table, query);
    long[] expected = words(other, query);
    int j = 0;
    for (Field field : query.shape(study).fields()) {
      for (int i = 0; i < field.length(); i++, j++) {
        double x = scale.decode(expected, j);
        int exponent = scale.exponents()[j];
        // A number halfway between two multiples may be rounded to either.
        double rounding =
            Math.max(
                8 * Math.scalb(1.0, -exponent),
                Math.scalb(1.0, field.release().resolution().orElse(-exponent)));
        assertThat(scale.decode(words, j))
            .as(name + " " + field.name() + " " + i)
            .isCloseTo(x, within(tolerance * Math.abs(x) + rounding));
      }
    }
  }

  @Test
  void givesTheSameWordsWithAnyNumberOfPartitionsAndCores() {
    Map<String, long[]> first = new TreeMap<>();
    for (String format : List.of("csv", "parquet", "orc")) {
      try (SiteTable table = open(SharedSpark.session(), format)) {
        Questions.of(study).forEach((name, q) -> first.put(format + name, words(table, q)));
      }
    }
    SparkSession other = SharedSpark.restart("local[1]");
    try {
      other.conf().set("spark.sql.files.maxPartitionBytes", "60000");
      other.conf().set("spark.sql.files.openCostInBytes", "1");
      for (String format : List.of("csv", "parquet", "orc")) {
        try (SiteTable table = open(other, format)) {
          Questions.of(study)
              .forEach(
                  (name, q) ->
                      assertThat(words(table, q))
                          .as(format + " " + name)
                          .isEqualTo(first.get(format + name)));
        }
      }
    } finally {
      SharedSpark.restart("local[2]");
    }
  }

  private SiteTable open(SparkSession session, String format) {
    return SparkSiteTable.open(session, study, source(format), PART);
  }

  private static long[] words(SiteTable table, Query query) {
    return table.answer(query).words(SiteVectorAccess.get());
  }
}
