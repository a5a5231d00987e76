package org.ieum.spark.omop.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.clinical.population.Censoring;
import org.ieum.postgres.LocalPostgres;
import org.ieum.spark.SharedSpark;
import org.ieum.spark.TableSource;
import org.ieum.spark.omop.Cdm;
import org.ieum.spark.omop.TinyCdm;
import org.ieum.spark.omop.source.CdmSources;
import org.ieum.spark.omop.source.CheckedCdm;
import org.ieum.spark.omop.source.DatabaseCopy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of a made-up hospital, against what {@code oracle.py} worked out without this code. */
class OracleTest {
  private final SparkSession session = SharedSpark.session();
  private final OmopDefinition definition = OracleStudy.definition();
  private final Path folder;

  OracleTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void theAnalysisTableIsThatOfTheOracle() throws IOException {
    AnalysisTable table = AnalysisTable.of(session, cdm(csv()), definition, prepared("a"));
    assertThat(table.report().attrition().stream().map(s -> Long.toString(s.persons())))
        .isEqualTo(lines("attrition.csv").subList(1, lines("attrition.csv").size()));
    List<String> expected = lines("expected.csv");
    List<Row> found = session.read().parquet(table.uri()).orderBy("person_id").collectAsList();
    assertThat(String.join(",", found.get(0).schema().fieldNames()))
        .isEqualTo(expected.get(0) + "," + OmopDefinition.OUTSIDE);
    assertThat(found).hasSize(expected.size() - 1);
    for (int i = 0; i < found.size(); i++) {
      assertAlike(found.get(i), expected.get(i + 1).split(",", -1));
    }
  }

  @Test
  void theTimeToTheOutcomeIsThatOfTheOracle() throws IOException {
    OmopDefinition times = OracleStudy.definition(new Censoring(Censoring.Policy.TIME_TO_EVENT, 1));
    AnalysisTable table = AnalysisTable.of(session, cdm(csv()), times, prepared("a"));
    List<Row> found = session.read().parquet(table.uri()).orderBy("person_id").collectAsList();
    List<String> expected = lines("times.csv");
    List<String> outcomes = lines("expected.csv");
    assertThat(found).hasSize(expected.size() - 1);
    for (int i = 0; i < found.size(); i++) {
      Row row = found.get(i);
      assertThat(row.getLong(0) + "," + row.getInt(2)).isEqualTo(expected.get(i + 1));
      assertThat(outcomes.get(i + 1)).startsWith(row.getLong(0) + "," + row.getInt(1) + ",");
    }
    assertThat(List.of(found.get(0).schema().fieldNames()))
        .startsWith(OmopDefinition.PERSON, OmopDefinition.OUTCOME, OmopDefinition.TIME)
        .doesNotContain(OmopDefinition.WEIGHT);
  }

  private static void assertAlike(Row found, String[] expected) {
    for (int k = 0; k < expected.length; k++) {
      String column = found.schema().fieldNames()[k];
      if (expected[k].isEmpty()) {
        assertThat(found.get(k)).as("%s of %s", column, expected[0]).isNull();
      } else if (found.get(k) instanceof Double x) {
        assertThat(x)
            .as("%s of %s", column, expected[0])
            .isCloseTo(Double.parseDouble(expected[k]), within(1e-12));
      } else {
        assertThat(String.valueOf(found.get(k)))
            .as("%s of %s", column, expected[0])
            .isEqualTo(expected[k]);
      }
    }
  }

  @Test
  void sourcesAndPartitioningsGiveTheSameFiles() throws IOException {
    CheckedCdm csv = cdm(csv());
    List<byte[]> first = files(AnalysisTable.of(session, csv, definition, prepared("a")));
    TableSource parquet = TinyCdm.copy(csv, folder.resolve("parquet"), "parquet");
    session.conf().set("spark.sql.shuffle.partitions", "7");
    session.conf().set("spark.sql.autoBroadcastJoinThreshold", "-1");
    try {
      assertSame(first, files(AnalysisTable.of(session, cdm(parquet), definition, prepared("b"))));
    } finally {
      session.conf().set("spark.sql.shuffle.partitions", "2");
      session.conf().unset("spark.sql.autoBroadcastJoinThreshold");
    }
  }

  @Test
  void aDatabaseGivesTheSameFiles() throws Exception {
    CheckedCdm csv = cdm(csv());
    List<byte[]> first = files(AnalysisTable.of(session, csv, definition, prepared("a")));
    try (LocalPostgres server = LocalPostgres.start(folder.resolve("server"))) {
      DatabaseCopy.of(csv, server, "omop", "bigint");
      server.addReader("reader", "secret", "omop");
      Path password = Files.writeString(folder.resolve("password"), "secret");
      Map<String, String> options =
          Map.of("schema", "omop", "user", "reader", "password-file", password.toString());
      CheckedCdm database = cdm(new TableSource(server.url(), "omop-jdbc", options));
      assertSame(first, files(AnalysisTable.of(session, database, definition, prepared("c"))));
    }
  }

  /** Equal files hold equal blocks: a block is a function of its file's bytes. */
  private static void assertSame(List<byte[]> first, List<byte[]> second) {
    assertThat(first).isNotEmpty();
    assertThat(second).hasSameSizeAs(first);
    for (int i = 0; i < first.size(); i++) {
      assertThat(second.get(i)).isEqualTo(first.get(i));
    }
  }

  @Test
  void aTableIsMadeOnceAndOnlyItsOwnerCanReadIt() throws IOException {
    AnalysisTable made = AnalysisTable.of(session, cdm(csv()), definition, prepared("a"));
    Cdm silent = new Unread(cdm(csv()));
    AnalysisTable again = AnalysisTable.of(session, silent, definition, prepared("a"));
    assertThat(again).isEqualTo(made);
    assertThat(again.report().covariates())
        .contains(new PreparationReport.Presence("never_recorded", false, 0, 0, 0))
        .filteredOn(p -> p.covariate().equals("sbp"))
        .allMatch(PreparationReport.Presence::recorded);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a"))))
        .isEqualTo("rwx------");
    try (Stream<Path> children = Files.list(folder.resolve("a"))) {
      assertThat(children).as("nothing half made").hasSize(1);
    }
  }

  /** A CDM that was read before and now only says what it is. */
  private record Unread(Cdm cdm) implements Cdm {
    @Override
    public org.apache.spark.sql.Dataset<Row> table(String name) {
      throw new AssertionError("table " + name + " was read again");
    }

    @Override
    public String version() {
      return cdm.version();
    }

    @Override
    public String snapshot() {
      return cdm.snapshot();
    }

    @Override
    public String address() {
      return cdm.address();
    }
  }

  private String prepared(String name) {
    return "file:" + folder.resolve(name);
  }

  private CheckedCdm cdm(TableSource source) {
    return CdmSources.open(session, source, AnalysisTable.tables(definition));
  }

  private static TableSource csv() {
    return new TableSource(resource("cdm").toString(), "omop-csv", Map.of());
  }

  private static List<byte[]> files(AnalysisTable table) throws IOException {
    List<byte[]> files = new ArrayList<>();
    try (Stream<Path> found = Files.list(Path.of(table.uri().replace("file:", "")))) {
      for (Path file : found.filter(f -> f.toString().endsWith(".parquet")).sorted().toList()) {
        files.add(Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static List<String> lines(String name) throws IOException {
    return Files.readAllLines(resource(name));
  }

  private static Path resource(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(
                  OracleTest.class.getResource("/org/ieum/spark/omop/oracle/" + name), name)
              .toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
