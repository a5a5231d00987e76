package org.ieum.spark;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Nfc;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Delimiters, encodings and spellings of flat tables. */
class CsvWritingTest {
  private static final Charset CP949 = Charset.forName("MS949");

  @TempDir private Path folder = Path.of("");
  private StudyManifest study = study("나이", "병기");

  @ParameterizedTest
  @ValueSource(strings = {";", "\t", "|"})
  void namesTheDelimiterThatAFileHasAndTheOptionsThatSayIt(String delimiter) throws IOException {
    String table = rows().replace(",", delimiter);
    String shown = delimiter.equals("\t") ? "\\t" : delimiter;
    IeumException e = refused(source(table.getBytes(UTF_8), Map.of()));
    assertThat(e.code()).isEqualTo(ErrorCode.BAD_TABLE);
    assertThat(e.text())
        .contains("1 fault")
        .contains("h.csv line 1: expected ',' between cells, found '" + shown + "'")
        .contains("'options: {sep: \"" + shown + "\"}' for the table in node.yaml")
        .contains("--site-option 'sep=" + shown + "' of ieum simulate");
    assertThat(patients(source(table.getBytes(UTF_8), Map.of("sep", shown)))).isEqualTo(30);
  }

  @ParameterizedTest
  @CsvSource({"MS949, CP949 (EUC-KR), CP949", "UTF-16LE, UTF-16LE, UTF-16LE"})
  void namesTheEncodingThatAFileFitsAndTheOptionsThatSayIt(
      String written, String words, String option) throws IOException {
    byte[] table = rows().getBytes(Charset.forName(written));
    IeumException e = refused(source(table, Map.of()));
    assertThat(e.text())
        .contains("1 fault")
        .contains("expected text in UTF-8, found ")
        .contains(words + ";")
        .contains("{encoding: \"" + option + "\"}")
        .contains("--site-option 'encoding=" + option + "'")
        .doesNotContain("level");
    assertThat(patients(source(table, Map.of("encoding", option)))).isEqualTo(30);
  }

  @Test
  void namesTheLineAtWhichALongFileStopsBeingText() throws IOException {
    study = study("age", "stage");
    StringBuilder ascii = new StringBuilder("id,died,age,stage\n");
    while (ascii.length() < 3 << 20) {
      ascii.append("p").append(ascii.length()).append(",1,60,\n");
    }
    long lines = ascii.chars().filter(c -> c == '\n').count();
    ascii.append("x,0,50,말기\ny,0,50,초기\n");
    IeumException e = refused(source(ascii.toString().getBytes(CP949), Map.of()));
    assertThat(e.text())
        .contains("1 fault")
        .contains("h.csv line " + (lines + 1) + ": expected text in UTF-8")
        .contains("CP949");
  }

  @Test
  void refusesADamagedFileWithoutGuessing() throws IOException {
    byte[] table = rows().getBytes(UTF_8);
    table[table.length - 2] = (byte) 0xC3;
    assertThat(refused(source(table, Map.of())).text())
        .contains("line 31: expected text in UTF-8, found bytes that are none, though lines before")
        .contains("write the file again");
  }

  @Test
  void aByteOrderMarkSaysTheEncoding() throws IOException {
    assertThat(patients(source(("\uFEFF" + rows()).getBytes(UTF_8), Map.of()))).isEqualTo(30);
    assertThat(patients(source(("\uFEFF" + rows()).getBytes(UTF_16LE), Map.of()))).isEqualTo(30);
  }

  @Test
  void comparesNamesAndLevelsInOneSpelling() throws IOException {
    String apart = Nfc.decomposed(rows());
    assertThat(apart).isNotEqualTo(rows());
    assertThat(patients(source(apart.getBytes(UTF_8), Map.of()))).isEqualTo(30);
    Path parquet = folder.resolve("t.parquet");
    SharedSpark.session()
        .read()
        .option("header", "true")
        .option("inferSchema", "true")
        .csv(source(apart.getBytes(UTF_8), Map.of()).uri())
        .write()
        .parquet(parquet.toString());
    assertThat(patients(TableSource.parquet(parquet.toString()))).isEqualTo(30);
  }

  private static String rows() {
    StringBuilder rows = new StringBuilder("id,died,나이,병기\n");
    List<String> levels = List.of("초기", "중기", "말기");
    for (int i = 0; i < 30; i++) {
      rows.append(i).append(',').append(i % 2).append(",6").append(i % 10).append(",");
      rows.append(levels.get(i % 3)).append('\n');
    }
    return rows.toString();
  }

  private static StudyManifest study(String ageColumn, String stageColumn) {
    Covariate age = Covariate.continuous(ageColumn, 18, 110);
    Covariate stage = Covariate.categorical(stageColumn, List.of("초기", "중기", "말기"));
    return new StudyManifest(
        "hangul",
        "A study",
        "testing",
        List.of("a"),
        "patients",
        "id",
        "died",
        new FeatureDictionary(List.of(age, stage)),
        new Split(0, "salt"),
        ModelSpec.logistic(),
        new EvaluationSpec(200, 12, true, 50),
        1L << 20,
        20);
  }

  private TableSource source(byte[] content, Map<String, String> options) throws IOException {
    Path file = folder.resolve("h.csv");
    Files.write(file, content);
    return new TableSource(file.toString(), "csv", options);
  }

  private long patients(TableSource source) {
    try (SparkSiteTable table = open(source)) {
      return table.summary().total();
    }
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
