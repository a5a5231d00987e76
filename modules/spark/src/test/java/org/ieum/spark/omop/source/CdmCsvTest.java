package org.ieum.spark.omop.source;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.ieum.spark.SharedSpark;
import org.ieum.spark.TableSource;
import org.ieum.spark.omop.TinyCdm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Line breaks in cells, delimiters and encodings of the CSV files of a CDM. */
class CdmCsvTest {
  private static final String MORE = "2,3,4275495,2004-01-03,32817,";
  private static final String WORD = "흡연자";

  private final Path folder;

  CdmCsvTest(@TempDir Path folder) {
    this.folder = folder.resolve("csv");
  }

  @Test
  void quotedLineBreaksAreReadAsTheyAre() {
    TinyCdm cdm =
        new TinyCdm()
            .and("observation", MORE + "\"two\nlines, \"\"quoted\"\"\n\"\n")
            .and("observation", "3,3,4275495,2004-01-04,32817,one\n")
            .with(
                "measurement",
                """
                measurement_id,person_id,measurement_source_value,measurement_concept_id,measurement_date,measurement_type_concept_id,value_as_number,unit_concept_id
                1,1,"sbp
                ",3004249,2004-01-02,32817,141.5,8876
                2,2,"sbp\r
                ",3004249,2004-01-02,32817,120,8876
                """);
    CheckedCdm opened = open(cdm.csv(folder));
    assertThat(TinyCdm.rows(opened, "observation"))
        .hasSize(3)
        .anyMatch(r -> r.contains("two\nlines, \"quoted\""))
        .anyMatch(r -> r.startsWith("[3,3,4275495,2004-01-04,32817,null,one,"));
    assertThat(TinyCdm.rows(opened, "measurement"))
        .hasSize(2)
        .anyMatch(r -> r.startsWith("[1,1,3004249,2004-01-02,32817,null,141.5,"))
        .anyMatch(r -> r.startsWith("[2,2,3004249,2004-01-02,32817,null,120.0,"));
    assertThat(opened.leniently("measurement").where("ieum_unreadable != 0").count()).isZero();
  }

  @Test
  void aStrayQuoteDoesNotSwallowRows() {
    TinyCdm cdm =
        new TinyCdm().and("observation", MORE + "\"open\n3,3,4275495,2004-01-04,32817,\n");
    assertThatThrownBy(() -> open(cdm.csv(folder)).table("observation"))
        .hasMessageContaining("table observation, observation.csv line 3: expected a quoted cell")
        .hasMessageNotContaining("open\n");
  }

  @Test
  void theDelimiterThatTheFilesHaveIsNamedForEveryTable() throws IOException {
    TableSource source = new TinyCdm().csv(folder);
    for (String table : new String[] {"person", "death"}) {
      Path file = folder.resolve(table + ".csv");
      Files.writeString(file, Files.readString(file).replace(',', ';'));
    }
    assertThatThrownBy(() -> open(source))
        .hasMessageContaining("2 faults")
        .hasMessageContaining(
            "table person, person.csv line 1: expected ',' between cells, found ';'; set 'options:"
                + " {sep: \";\"}'")
        .hasMessageContaining("table death, death.csv line 1: expected ','");
  }

  @Test
  void theEncodingThatAFileFitsIsNamedAndNothingIsReplaced() throws IOException {
    TableSource source = new TinyCdm().and("observation", MORE + WORD + "\n").csv(folder);
    Path file = folder.resolve("observation.csv");
    Files.writeString(file, Files.readString(file), Charset.forName("MS949"));
    assertThatThrownBy(() -> open(source).table("observation").collectAsList())
        .hasMessageContaining("expected text in UTF-8, found bytes that are none and fit CP949")
        .hasMessageContaining("--site-option 'encoding=CP949'");
    TableSource declared = new TableSource(source.uri(), "omop-csv", Map.of("encoding", "CP949"));
    assertThat(TinyCdm.rows(open(declared), "observation")).anyMatch(r -> r.contains(WORD));
    assertThat(open(declared).snapshot()).isNotEqualTo(open(source).snapshot());
  }

  @Test
  void utf16IsReadByItsMarkAndNamedWithoutOne() throws IOException {
    TableSource source = new TinyCdm().and("observation", MORE + WORD + "\n").csv(folder);
    Path file = folder.resolve("observation.csv");
    String text = Files.readString(file);
    Files.writeString(file, "\uFEFF" + text, UTF_16LE);
    assertThat(TinyCdm.rows(open(source), "observation"))
        .hasSize(2)
        .anyMatch(r -> r.contains(WORD));
    Files.writeString(file, text, UTF_16LE);
    assertThatThrownBy(() -> open(source))
        .hasMessageContaining("expected text in UTF-8, found UTF-16LE;");
  }

  @Test
  void unknownOptionsAreRefused() {
    TableSource source = new TinyCdm().csv(folder);
    TableSource faulty = new TableSource(source.uri(), "omop-csv", Map.of("seperator", ";"));
    assertThatThrownBy(() -> open(faulty)).hasMessageContaining("option 'seperator': expected one");
  }

  private static CheckedCdm open(TableSource source) {
    return CdmSources.open(SharedSpark.session(), source, TinyCdm.everyTable());
  }
}
