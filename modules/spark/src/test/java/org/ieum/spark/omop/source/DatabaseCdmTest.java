package org.ieum.spark.omop.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.postgres.LocalPostgres;
import org.ieum.spark.SharedSpark;
import org.ieum.spark.TableSource;
import org.ieum.spark.omop.TinyCdm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseCdmTest {
  private static final String PASSWORD = "s3cretOfTheReader";

  private final SparkSession session = SharedSpark.session();
  private final Path folder;
  private final LocalPostgres server;
  private final CheckedCdm parquet;

  DatabaseCdmTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    CheckedCdm csv =
        CdmSources.open(session, new TinyCdm().csv(folder.resolve("csv")), TinyCdm.everyTable());
    TableSource copied = TinyCdm.copy(csv, folder.resolve("parquet"), "parquet");
    parquet = CdmSources.open(session, copied, TinyCdm.everyTable());
    server = LocalPostgres.start(folder.resolve("server"));
    Files.writeString(folder.resolve("password"), PASSWORD + "\n");
  }

  @BeforeAll
  void fill() throws Exception {
    DatabaseCopy.of(parquet, server, "omop", "integer");
    server.addReader("reader", PASSWORD, "omop");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Map<String, String> options() {
    return new TreeMap<>(
        Map.of(
            "schema", "omop",
            "user", "reader",
            "password-file", folder.resolve("password").toString(),
            "partitions", "2",
            "connections", "2",
            "patience", "20"));
  }

  private CheckedCdm open(Map<String, String> options) {
    return CdmSources.open(
        session, new TableSource(server.url(), "omop-jdbc", options), TinyCdm.everyTable());
  }

  @Test
  void tellsHowManyPersonsThereAre() {
    assertThat(CdmSources.persons(new TableSource(server.url(), "omop-jdbc", options())))
        .isEqualTo(parquet.table("person").count());
  }

  @Test
  void postgresAndParquetGiveEqualTables() {
    CheckedCdm database = open(options());
    assertThat(database.version()).isEqualTo(parquet.version());
    assertThat(database.tables()).isEqualTo(parquet.tables());
    for (String table : parquet.tables()) {
      assertThat(TinyCdm.rows(database, table)).as(table).isEqualTo(TinyCdm.rows(parquet, table));
      assertThat(database.table(table).schema().simpleString())
          .isEqualTo(parquet.table(table).schema().simpleString());
    }
  }

  @Test
  void aCheckLogsInAsTheEngineDoesAndReadsNoRow() throws Exception {
    TableSource source = new TableSource(server.url(), "omop-jdbc", options());
    assertThat(CdmDatabaseCheck.answer(source))
        .isEqualTo(
            "ieum-found login accepted, "
                + parquet.tables().size()
                + " tables of a CDM, the ones that every study needs readable");
    assertThat(CdmDatabaseCheck.answer(source.with(Map.of("schema", "omopp"))))
        .startsWith("ieum-error BAD_TABLE CDM ")
        .contains("table person: expected by the CDM, found none");
    Path wrong = Files.writeString(folder.resolve("wrong"), "guess");
    assertThat(CdmDatabaseCheck.answer(source.with(Map.of("password-file", wrong.toString()))))
        .startsWith("ieum-error BAD_CONFIGURATION CDM ")
        .contains("expected a login that the database knows");
  }

  @Test
  void filtersOnPersonsConceptsAndDatesReachTheDatabaseAsTheyAre() {
    Dataset<Row> rows =
        open(options())
            .table("measurement")
            .where(
                "measurement_concept_id in (3004249, 3012888) and measurement_date >="
                    + " date'2004-01-01' and person_id > 1")
            .select("person_id", "value_as_number");
    String plan = rows.queryExecution().executedPlan().toString();
    assertThat(plan)
        .contains("*In(measurement_concept_id, [3004249,3012888])")
        .contains("*GreaterThanOrEqual(measurement_date,2004-01-01)")
        .contains("numPartitions=2")
        .contains("ReadSchema: struct<person_id:bigint,value_as_number:double>")
        .doesNotContain("Filter (")
        .doesNotContain(PASSWORD);
    assertThat(rows.collectAsList().toString()).isEqualTo("[[2,120.0], [3,99.0]]");
  }

  @Test
  void momentsAreRefusedWithoutATimeZoneAndDaysWithIt() throws Exception {
    DatabaseCopy.of(parquet, server, "zoned", "integer");
    server.addReader("zoned_reader", PASSWORD, "zoned");
    server.execute(
        "ALTER TABLE zoned.visit_occurrence ALTER COLUMN visit_start_date TYPE timestamptz USING"
            + " ((visit_start_date + interval '30 minutes') AT TIME ZONE 'Asia/Seoul')");
    Map<String, String> options = options();
    options.put("schema", "zoned");
    options.put("user", "zoned_reader");
    assertThatThrownBy(() -> open(options))
        .hasMessageContaining("column visit_occurrence.visit_start_date: expected calendar days")
        .hasMessageContaining("timestamptz");
    options.put("time-zone", "Asia/Seoul");
    assertThat(TinyCdm.rows(open(options), "visit_occurrence"))
        .isEqualTo(TinyCdm.rows(parquet, "visit_occurrence"));
  }

  @Test
  void theDatabaseUsesItsIndexUnderTheFilters() throws Exception {
    SqlDialect dialect = SqlDialect.of(server.url());
    String select =
        dialect.select(
            "omop",
            "measurement",
            List.of(
                new SqlDialect.Selected(
                    "measurement_concept_id", "measurement_concept_id", SqlDialect.Taken.AS_IT_IS)),
            "");
    server.execute("CREATE INDEX ON omop.measurement (measurement_concept_id)");
    try (Connection c = server.connect();
        Statement statement = c.createStatement()) {
      statement.execute("SET enable_seqscan = off");
      try (var plan =
          statement.executeQuery(
              "EXPLAIN SELECT \"measurement_concept_id\" FROM "
                  + dialect.from(select, "measurement")
                  + " WHERE \"measurement_concept_id\" IN (1, 2)")) {
        plan.next();
        assertThat(plan.getString(1)).contains("Index");
      }
    }
  }

  @Test
  void noMoreConnectionsThanAgreedAreOpenAtOnce() throws Exception {
    Map<String, String> options = options();
    options.put("partitions", "3");
    Dataset<Row> measurement = open(options).table("measurement");
    assertThat(measurement.javaRDD().getNumPartitions()).isLessThanOrEqualTo(2);
    CheckedCdm cdm = open(options);
    List<CompletableFuture<Long>> counts =
        java.util.stream.IntStream.range(0, 6)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> cdm.table("measurement").count()))
            .toList();
    int most = 0;
    while (!counts.stream().allMatch(CompletableFuture::isDone)) {
      most = Math.max(most, connections());
      Thread.sleep(20);
    }
    assertThat(most).isLessThanOrEqualTo(2);
    for (CompletableFuture<Long> count : counts) {
      assertThat(count.get()).isEqualTo(3);
    }
  }

  private int connections() throws Exception {
    try (Connection c = server.connect();
        Statement statement = c.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_activity WHERE usename = 'reader'")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  void aDatabaseThatIsDownIsAskedAgainUntilItIsUp() throws Exception {
    server.kill();
    CompletableFuture<CheckedCdm> opened = CompletableFuture.supplyAsync(() -> open(options()));
    Thread.sleep(600);
    server.restart();
    assertThat(opened.get().table("person").count()).isEqualTo(3);
  }

  @Test
  void aDatabaseThatStaysDownIsNamedAfterThePatience() {
    Map<String, String> options = options();
    options.put("patience", "1");
    TableSource nowhere =
        new TableSource("jdbc:postgresql://127.0.0.1:9/cdm?x=1", "omop-jdbc", options);
    assertThatThrownBy(() -> CdmSources.open(session, nowhere, Set.of()))
        .isInstanceOfSatisfying(
            IeumException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SITE_UNAVAILABLE))
        .hasMessage(
            "CDM jdbc:postgresql://127.0.0.1:9/cdm schema omop: expected a database that can be"
                + " reached, found none within 1 s of asking again; start it or correct 'uri'; the"
                + " study waits");
  }

  @Test
  void aRefusedLoginIsSaidAtOnceWithoutThePassword() throws Exception {
    Map<String, String> options = options();
    Path wrong = Files.writeString(folder.resolve("wrong"), "guess", StandardCharsets.UTF_8);
    options.put("password-file", wrong.toString());
    assertThatThrownBy(() -> open(options))
        .isInstanceOfSatisfying(
            IeumException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_CONFIGURATION))
        .hasMessageContaining("expected a login that the database knows")
        .hasMessageNotContaining("guess");
  }

  @Test
  void optionsAreCheckedAndAPasswordAmongThemIsRefused() {
    Map<String, String> options = options();
    options.put("password", "x1");
    options.put("fetchsize", "5");
    options.put("connections", "0");
    assertThatThrownBy(() -> open(options))
        .hasMessageContaining("option 'password': put it into a file")
        .hasMessageContaining("did you mean 'fetch-size'?")
        .hasMessageContaining("option 'connections': expected a whole number from 1 to 256")
        .hasMessageNotContaining("x1");
  }

  @Test
  void aSlowQueryEndsWithTheReason() {
    assertThat(
            DatabaseFailure.of(
                "jdbc:postgresql://h/cdm", new java.sql.SQLException("text", "57014")))
        .hasMessageContaining("expected an answer within 'query-timeout'")
        .hasMessageNotContaining("text");
  }

  @Test
  void theSnapshotFollowsRowCountsAndNewestIds() throws Exception {
    CheckedCdm cdm = open(options());
    String before = cdm.snapshot();
    assertThat(open(options()).snapshot()).isEqualTo(before);
    server.execute("INSERT INTO omop.vocabulary VALUES ('zzz', 'Other', '1', 1)");
    try {
      assertThat(cdm.snapshot()).isNotEqualTo(before);
    } finally {
      server.execute("DELETE FROM omop.vocabulary WHERE vocabulary_id = 'zzz'");
    }
  }

  @Test
  void aTableThatTheLoginMayNotReadIsSaid() throws Exception {
    CheckedCdm cdm = open(options());
    server.execute("REVOKE SELECT ON omop.death FROM reader");
    try {
      assertThatThrownBy(() -> cdm.table("death").collectAsList())
          .hasMessageContaining("expected a login that may read all tables of the CDM");
    } finally {
      server.execute("GRANT SELECT ON omop.death TO reader");
    }
  }
}
