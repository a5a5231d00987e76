package org.ieum.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkContext;
import org.ieum.federation.TableSummary;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.SiteVectorAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldBlocksTest {
  private final StudyManifest study = Hospital.study();
  @TempDir private Path folder = Path.of("");
  private Path csv = Path.of("");

  @BeforeEach
  void write() {
    csv = Hospital.csv(folder.resolve("hospital.csv"), 400, 1_000, 7);
  }

  @AfterEach
  void holdNothing() {
    hold(0);
  }

  private static void hold(long bytes) {
    context().conf().set(HeldBlocks.MOST_BYTES, Long.toString(bytes));
  }

  private static SparkContext context() {
    return SharedSpark.session().sparkContext();
  }

  private Path table(String format) {
    Path own = folder.resolve(format);
    return format.equals("csv")
        ? csv
        : Files.exists(own) ? own : Hospital.columnar(csv, own, format, 40_000);
  }

  private SparkSiteTable open(String format) {
    return SparkSiteTable.open(
        SharedSpark.session(),
        study,
        new TableSource(table(format).toString(), format, Map.of()),
        new SitePart(1, true));
  }

  private Map<String, long[]> words(String format, long heldBytes) {
    hold(heldBytes);
    Map<String, long[]> words = new TreeMap<>();
    try (SparkSiteTable table = open(format)) {
      Questions.of(study)
          .forEach(
              (name, query) -> words.put(name, table.answer(query).words(SiteVectorAccess.get())));
      TableSummary summary = table.summary();
      words.put("summary", new long[] {summary.records(), summary.events(), summary.total()});
    }
    return words;
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "parquet", "orc"})
  void aHeldTableGivesTheSameWordsAsOneThatSparkKeeps(String format) {
    Map<String, long[]> spark = words(format, 0);
    Map<String, long[]> held = words(format, 1 << 20);
    assertThat(held.keySet()).isEqualTo(spark.keySet());
    spark.forEach((name, words) -> assertThat(held.get(name)).as(name).isEqualTo(words));
  }

  @Test
  void sparkKeepsNothingOfAHeldTable() {
    int before = context().getPersistentRDDs().size();
    hold(1 << 20);
    try (SparkSiteTable table = open("csv")) {
      assertThat(table.summary().total()).isEqualTo(400);
      assertThat(context().getPersistentRDDs().size()).isEqualTo(before);
    }
    hold(Files.exists(csv) ? csv.toFile().length() - 1 : 0);
    try (SparkSiteTable table = open("csv")) {
      assertThat(table.summary().total()).isEqualTo(400);
      assertThat(context().getPersistentRDDs().size()).isEqualTo(before + 1);
    }
  }

  @Test
  void repeatedIdsOfAHeldTableAreRefused() throws IOException {
    List<String> lines = Files.readAllLines(csv);
    lines.addAll(lines.subList(1, 4));
    Files.write(csv, lines);
    hold(1 << 20);
    assertThat(catchThrowableOfType(IeumException.class, () -> open("csv").close()).text())
        .contains("found 3 ids in more than");
  }
}
