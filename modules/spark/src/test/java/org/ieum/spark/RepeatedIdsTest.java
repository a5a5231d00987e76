package org.ieum.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.StudyManifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatedIdsTest {
  private final StudyManifest study = Hospital.study();
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"csv", "parquet", "orc"})
  void saysHowManyIdsStandTwiceInOneFileAndNamesNone(String format) throws IOException {
    List<String> lines = Files.readAllLines(csv("a", 5_000, 91_000));
    lines.addAll(lines.subList(1, 4));
    lines.add(lines.get(1));
    Path doubled = folder.resolve("doubled.csv");
    Files.write(doubled, lines);
    IeumException e = refused(new TableSource(write(format, doubled).toString(), format, Map.of()));
    assertThat(e.code()).isEqualTo(ErrorCode.BAD_TABLE);
    assertThat(e.text())
        .contains("1 fault")
        .contains("column 'id': expected every patient's id in one row, found 3 ids in more than")
        .contains("keep one row a patient")
        .doesNotContain("91000")
        .doesNotContain("91001");
  }

  @ParameterizedTest
  @CsvSource({"csv, LONG", "parquet, LONG", "parquet, STRING", "orc, INT", "orc, STRING"})
  void findsAnIdThatStandsInTwoFilesOfATable(String format, String type) throws IOException {
    Path table = write(format, type, csv("a", 4_500, 91_000), csv("b", 300, 95_499));
    IeumException e = refused(new TableSource(table.toString(), format, Map.of()));
    assertThat(e.text()).contains("column 'id'").contains("found 1 id in more than one");
  }

  @Test
  void findsThemBesideFaultyCells() throws IOException {
    Path file = csv("a", 30, 1);
    List<String> lines = Files.readAllLines(file);
    lines.add(lines.get(30));
    lines.set(1, lines.get(1).replaceFirst("^1,[^,]*", "1,old"));
    Files.write(file, lines);
    assertThat(refused(TableSource.csv(file.toString())).text())
        .contains("2 faults")
        .contains("column 'id': expected every")
        .contains("line 2, column 'age'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "parquet", "orc"})
  void hospitalsThatAreReadAsOneMayNumberTheirPatientsAlike(String format) throws IOException {
    TableSource first =
        new TableSource(write(format, csv("a", 400, 1)).toString(), format, Map.of());
    TableSource second = new TableSource(csv("b", 300, 1).toString(), "csv", Map.of());
    try (SparkSiteTable pooled =
        SparkSiteTable.open(
            SharedSpark.session(), study, List.of(first, second), new SitePart(0, false))) {
      assertThat(pooled.summary().total()).isEqualTo(700);
    }
  }

  private Path csv(String name, int rows, long firstId) throws IOException {
    Path own = Files.createDirectories(folder.resolve("rows"));
    return Hospital.csv(own.resolve(name + ".csv"), rows, firstId, 3);
  }

  private Path write(String format, Path... files) throws IOException {
    return write(format, "LONG", files);
  }

  /** A table of one file for each of the given ones. */
  private Path write(String format, String type, Path... files) throws IOException {
    Path table = Files.createTempDirectory(folder, format);
    for (Path file : files) {
      if (format.equals("csv")) {
        Files.copy(file, table.resolve(file.getFileName()));
      } else {
        Hospital.columnar(file, table, format, 40_000, type);
      }
    }
    return table;
  }

  private IeumException refused(TableSource source) {
    return catchThrowableOfType(
        IeumException.class,
        () ->
            SparkSiteTable.open(SharedSpark.session(), study, source, new SitePart(0, false))
                .close());
  }
}
