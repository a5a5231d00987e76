package org.ieum.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ieum.cli.spark.SparkHome;
import org.ieum.node.NodeConfig;
import org.ieum.postgres.LocalPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor logs in to a database as the engine would, or says that it did not. */
class DatabaseLookTest {
  private static final String HOME = "ieum.home";

  private static final List<String> CORE =
      List.of(
          "person (person_id integer, gender_concept_id integer, year_of_birth integer,"
              + " race_concept_id integer, ethnicity_concept_id integer",
          "observation_period (observation_period_id integer, person_id integer,"
              + " observation_period_start_date date, observation_period_end_date date,"
              + " period_type_concept_id integer",
          "concept (concept_id integer, concept_name varchar, domain_id varchar, vocabulary_id"
              + " varchar, concept_class_id varchar, standard_concept varchar, concept_code"
              + " varchar, valid_start_date date, valid_end_date date",
          "cdm_source (cdm_source_name varchar");

  @TempDir Path folder = Path.of("");

  @AfterEach
  void restore() {
    System.clearProperty(HOME);
  }

  private static Check look(String uri, Map<String, String> options) {
    return new DatabaseLook(
            "table cdm",
            new NodeConfig.Table(uri, "omop-jdbc", options, Optional.empty()),
            new NodeConfig.Engine("local[2]", Optional.empty(), "2g", Map.of()))
        .check();
  }

  @Test
  void withoutASparkItSaysWhatItDidNotLookAt() {
    System.setProperty(HOME, folder.toString());
    Check look = look("jdbc:postgresql://localhost/cdm?user=x", Map.of());
    assertThat(look.verdict()).isEqualTo(Check.Verdict.WARN);
    assertThat(look.found())
        .isEqualTo(
            "jdbc:postgresql://localhost/cdm, login and tables not looked at: there is no Spark"
                + " whose driver could be tried");
  }

  @Test
  void theLoginIsTriedAndTheTablesAreLookedFor() throws Exception {
    findSpark();
    try (LocalPostgres server = LocalPostgres.start(folder.resolve("server"))) {
      server.execute("CREATE SCHEMA omop");
      for (String table : CORE) {
        server.execute("CREATE TABLE omop." + table + ")");
      }
      server.addReader("reader", "right", "omop");
      Map<String, String> options =
          new TreeMap<>(
              Map.of(
                  "user",
                  "reader",
                  "schema",
                  "omop",
                  "password-file",
                  Files.writeString(folder.resolve("password"), "right").toString()));
      Check good = look(server.url(), options);
      assertThat(good.found()).contains("login accepted");
      assertThat(good.verdict()).isEqualTo(Check.Verdict.OK);

      server.execute("REVOKE SELECT ON omop.person FROM reader");
      assertThat(look(server.url(), options).found()).contains("grant SELECT");

      server.execute("DROP TABLE omop.person");
      Check lacking = look(server.url(), options);
      assertThat(lacking.verdict()).isEqualTo(Check.Verdict.FAIL);
      assertThat(lacking.found()).contains("table person: expected by the CDM, found none");

      Files.writeString(folder.resolve("password"), "wrong");
      Check refused = look(server.url(), options);
      assertThat(refused.verdict()).isEqualTo(Check.Verdict.FAIL);
      assertThat(refused.found()).contains("expected a login that the database knows");
    }
  }

  @Test
  void aDriverThatIsNotThereIsNamed() {
    findSpark();
    Check look = look("jdbc:oracle:thin:@//localhost:1521/cdm", Map.of());
    assertThat(look.verdict()).isEqualTo(Check.Verdict.FAIL);
    assertThat(look.found()).contains("expected the JDBC driver oracle.jdbc.OracleDriver");
  }

  private static void findSpark() {
    Path root = Path.of(System.getProperty("ieum.root", "../..")).toAbsolutePath().normalize();
    assumeTrue(
        Files.isDirectory(root.resolve("modules/simulation/target/spark-home/jars")),
        "skipped: the distribution's Spark has not been built");
    System.setProperty(HOME, root.toString());
    assertThat(SparkHome.find().engineJars()).exists();
  }
}
