package org.ieum.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.StudyManifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadTableTest {
  private static final String HEADER = "id,age,bmi,visits,smoker,stage,arm,outcome";
  private static final String GOOD = "1,60,25,3,true,II,1,0";

  @TempDir private Path folder = Path.of("");
  private StudyManifest study = Hospital.study();

  @BeforeEach
  void study() {
    study = Hospital.study();
  }

  static Stream<Arguments> faultyCells() {
    return Stream.of(
        Arguments.of("2,sixty,25,3,true,II,1,0", "line 3, column 'age': expected a number"),
        Arguments.of("2,NaN,25,3,true,II,1,0", "line 3, column 'age': expected a finite number"),
        Arguments.of("2,60,1e999,3,true,II,1,0", "line 3, column 'bmi': expected a finite number"),
        Arguments.of("2,60,25,3,maybe,II,1,0", "line 3, column 'smoker': expected 0 or 1"),
        Arguments.of("2,60,25,3,2,II,1,0", "line 3, column 'smoker': expected 0 or 1"),
        Arguments.of("2,60,25,3,true,IV,1,0", "line 3, column 'stage': expected one of the"),
        Arguments.of("2,60,25,3,true,II,3,0", "levels [1, 2]"),
        Arguments.of("2,60,25,3,true,II,1,2", "line 3, column 'outcome': expected an outcome"),
        Arguments.of(
            "2,60,25,3,true,II,1,", "column 'outcome': expected an outcome of 0 or 1, found no"),
        Arguments.of(",60,25,3,true,II,1,0", "line 3, column 'id': expected the patient's id"),
        Arguments.of("2,60,25,3,true,II,1", "line 3: expected 8 cells as in the header, found 7"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NaN", "-0.1", "4.001", "much"})
  void namesTheCellOfAWeightThatIsAbsentOrOutOfBounds(String weight) throws IOException {
    study = Hospital.weighted();
    String row = "2,60,25,3,true,II,1,0," + weight;
    IeumException e = refused(csv("hospital.csv", HEADER + ",weight", GOOD + ",1.5", row));
    assertThat(e.text()).contains("1 fault").contains("line 3, column 'weight': expected a weight");
    assertThat(refused(csv("none.csv", HEADER, GOOD)).text()).contains("column 'weight'");
  }

  @ParameterizedTest
  @MethodSource("faultyCells")
  void namesFileLineAndColumnOfAFaultyCell(String row, String expected) throws IOException {
    IeumException e = refused(csv("hospital.csv", HEADER, GOOD, row));
    assertThat(e.code()).isEqualTo(ErrorCode.BAD_TABLE);
    assertThat(e.text()).contains("1 fault").contains("hospital.csv").contains(expected);
    assertThat(e.text()).doesNotContain("sixty").doesNotContain("maybe").doesNotContain("IV");
  }

  @Test
  void namesAllFaultsAtOnce() throws IOException {
    IeumException e =
        refused(
            csv(
                "h.csv",
                HEADER,
                GOOD,
                "",
                "2,x,25,3,y,II,1,0",
                GOOD.replace("1,60", "4,60"),
                "3,1,z,3,0,II,1,9"));
    assertThat(e.text())
        .contains("4 faults")
        .contains("h.csv line 4, column 'age'")
        .contains("h.csv line 4, column 'smoker'")
        .contains("h.csv line 6, column 'bmi'")
        .contains("h.csv line 6, column 'outcome'");
  }

  @Test
  void namesMissingAndDoubledColumnsAndOffersTheNearest() throws IOException {
    IeumException e = refused(csv("h.csv", "id,agee,bmi,bmi,visits,smoker,stage,arm", GOOD));
    assertThat(e.text())
        .contains("column 'age': expected in the table, not found; did you mean 'agee'?")
        .contains("column 'bmi': expected once, found 2 times")
        .contains("column 'outcome': expected in the table, not found");
  }

  @Test
  void refusesMistypedColumns() {
    Path parquet = folder.resolve("t.parquet");
    SharedSpark.session()
        .sql(
            "SELECT 1.5D AS id, '60' AS age, 25F AS bmi, 1 AS visits, 'true' AS smoker,"
                + " array(1) AS stage, 1L AS arm, 1 AS outcome")
        .write()
        .parquet(parquet.toString());
    IeumException e = refused(TableSource.parquet(parquet.toString()));
    assertThat(e.text())
        .contains("4 faults")
        .contains("column 'id': expected a text or whole-number column, found type double")
        .contains("column 'age': expected a numeric column, found type string")
        .contains("column 'smoker': expected a numeric or boolean column, found type string")
        .contains("column 'stage': expected a text, numeric or boolean column, found type array");
  }

  @Test
  void namesRowsOfFaultyCellsInColumnarFiles() {
    Path orc = folder.resolve("t.orc");
    SharedSpark.session()
        .sql(
            "SELECT id, IF(id = 2, double('NaN'), 60D) AS age, 25F AS bmi, 1 AS visits,"
                + " true AS smoker, 'I' AS stage, 1L AS arm, IF(id = 4, 3, 1) AS outcome"
                + " FROM range(6)")
        .coalesce(1)
        .write()
        .orc(orc.toString());
    IeumException e = refused(TableSource.orc(orc.toString()));
    assertThat(e.text())
        .contains("2 faults")
        .contains("row 3, column 'age': expected a finite number")
        .contains("row 5, column 'outcome': expected an outcome of 0 or 1");
  }

  @Test
  void refusesFilesThatDifferOrAreNone() throws IOException {
    Path parquet = folder.resolve("t.parquet");
    String start = "SELECT 1L AS id, 60D AS age, 25F AS bmi, 1 AS visits, true AS smoker";
    String end = ", 1L AS arm, 1 AS outcome";
    for (String stage : List.of(", 'I' AS stage", "")) {
      SharedSpark.session()
          .sql(start + stage + end)
          .write()
          .mode("append")
          .parquet(parquet.toString());
    }
    Files.writeString(parquet.resolve("zz.parquet"), "no Parquet");
    IeumException e = refused(TableSource.parquet(parquet.toString()));
    assertThat(e.text())
        .contains("zz.parquet: expected a Parquet file, found other or truncated bytes")
        .contains("column 'stage'");
  }

  @Test
  void refusesWhatIsNotThere() throws IOException {
    assertThat(refused(TableSource.csv(folder.resolve("none.csv").toString())).text())
        .contains("expected a file or folder, found none");
    Files.createDirectory(folder.resolve("empty"));
    assertThat(refused(TableSource.csv(folder.resolve("empty").toString())).text())
        .contains("found an empty folder");
    assertThat(refused(csv("header.csv", HEADER)).text())
        .contains("expected patients, found no row");
    assertThat(refused(csv("zero.csv")).text()).contains("expected a header row, found an empty");
  }

  @Test
  void refusesUnknownOptionsAndFormats() throws IOException {
    String file = csv("h.csv", HEADER, GOOD).uri();
    assertThat(refused(new TableSource(file, "csv", Map.of("seperator", ";"))).text())
        .contains("option 'seperator': expected one of");
    assertThatExceptionOfType(IeumException.class)
        .isThrownBy(() -> new TableSource(file, "parket", Map.of()))
        .withMessageContaining("did you mean 'parquet'?");
  }

  @Test
  void refusesACohortThatIsLargerThanTheStudyBounds() throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (int i = 0; i < 19; i++) {
      lines.add(i + GOOD.substring(1));
    }
    lines.add("20" + GOOD.substring(1));
    TableSource enough = csv("enough.csv", lines.toArray(String[]::new));
    try (SparkSiteTable table = open(enough)) {
      assertThat(table.summary().total()).isEqualTo(20);
    }
    study = study.withMaxRecords(19);
    assertThat(refused(enough).text()).contains("expected at most the study's max-records, 19");
  }

  @Test
  void readsQuotesDelimitersBlankLinesAndAbsentCells() throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER.replace(',', ';'), ""));
    for (int i = 0; i < 25; i++) {
      lines.add("\"p;" + i + "\";NA; 25.5 ;3;FALSE;\"II\";1.0;" + i % 2);
    }
    TableSource source = csv("h.csv", lines.toArray(String[]::new));
    Map<String, String> options = Map.of("sep", ";", "nullValue", "NA");
    try (SparkSiteTable table = open(new TableSource(source.uri(), "csv", options))) {
      assertThat(table.summary().total()).isEqualTo(25);
    }
  }

  private TableSource csv(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, List.of(lines));
    return TableSource.csv(file.toString());
  }

  private SparkSiteTable open(TableSource source) {
    return SparkSiteTable.open(SharedSpark.session(), study, source, new SitePart(0, false));
  }

  private IeumException refused(TableSource source) {
    List<IeumException> thrown = new ArrayList<>();
    assertThatExceptionOfType(IeumException.class)
        .isThrownBy(() -> open(source).close())
        .satisfies(thrown::add);
    return thrown.get(0);
  }
}
