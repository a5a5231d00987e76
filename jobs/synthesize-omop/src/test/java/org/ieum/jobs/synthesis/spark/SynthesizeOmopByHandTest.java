package org.ieum.jobs.synthesis.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The application as somebody runs it who makes a mistake. */
class SynthesizeOmopByHandTest {
  private static final Map<String, String> SUBMITTED =
      Map.of(
          "spark.master", "local[1]",
          "spark.ui.enabled", "false",
          "spark.driver.bindAddress", "127.0.0.1",
          "spark.driver.host", "127.0.0.1");

  @TempDir Path folder = Path.of("");

  @BeforeAll
  static void submit() {
    SUBMITTED.forEach(System::setProperty);
  }

  @AfterAll
  static void clear() {
    SUBMITTED.keySet().forEach(System::clearProperty);
  }

  private static List<String> lines(int status, String... words) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(SynthesizeOmop.run(words, new PrintStream(err, true, UTF_8))).isEqualTo(status);
    return err.toString(UTF_8).lines().toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--persons                                      | --persons: expected a value after it",
        "--persons many                                 | expected a whole number from 1",
        "--site busan                                   | expected seoul, boston or daejeon",
        "--city seoul                                   | --city: no such option",
        "--site seoul --persons 5                       | expected --site, --persons and --out",
        "--site seoul --persons 5 --out x --format xlsx | expected parquet, csv or orc",
      })
  void aWrongArgumentIsSaidInOneLineWithTheUsage(String words, String said) {
    List<String> lines = lines(2, words.split(" ", -1));
    assertThat(lines.get(0)).startsWith("synthesize-omop: ").contains(said);
    assertThat(String.join("\n", lines.subList(1, lines.size()))).isEqualTo(Options.USAGE);
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaidInOneLine() throws Exception {
    String out = Files.writeString(folder.resolve("file"), "in the way").resolve("out").toString();
    assertThat(lines(1, "--site", "seoul", "--persons", "5", "--out", out))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line)
                    .startsWith("synthesize-omop: " + out + ": expected to write there")
                    .doesNotContain("\tat ")
                    .endsWith("; check the folder, its disk and its file system"));
  }

  @Test
  void aFileSystemThatSparkDoesNotKnowIsSaidInOneLine() {
    assertThat(lines(1, "--site", "seoul", "--persons", "5", "--out", "nowhere://x/y"))
        .singleElement()
        .satisfies(line -> assertThat(line).contains("nowhere://x/y", "No FileSystem"));
  }
}
