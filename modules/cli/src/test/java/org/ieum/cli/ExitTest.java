package org.ieum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExitTest {
  @TempDir Path folder = Path.of("");

  @Test
  void aWrongCommandLineIsStatus2WithTheNearestName() {
    CommandLineHarness run = CommandLineHarness.run("submitt", "study.yaml");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("did you mean: submit").contains("see: ieum --help");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aMissingOptionNamesIt() {
    CommandLineHarness run = CommandLineHarness.run("doctor");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--config=FILE");
  }

  @Test
  void aMissingFileIsStatus2AndNoStackTrace() {
    CommandLineHarness run =
        CommandLineHarness.run("study", "check", folder.resolve("none.yaml").toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("none.yaml").contains("[BAD_STUDY]").doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void everyBlameHasItsStatus() {
    assertThat(Exit.of(ErrorCode.BAD_STUDY)).isEqualTo(2);
    assertThat(Exit.of(ErrorCode.SITE_UNAVAILABLE)).isEqualTo(1);
    assertThat(Exit.of(ErrorCode.REFUSED_BY_SITE)).isEqualTo(1);
    assertThat(Exit.of(ErrorCode.PROTOCOL_VIOLATION)).isEqualTo(1);
    assertThat(Exit.of(ErrorCode.LEDGER_CORRUPT)).isEqualTo(1);
    assertThat(Exit.of(ErrorCode.INTERNAL)).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"DEGENERATE_DATA", "SEPARATION", "NOT_CONVERGED", "CANCELLED"})
  void aStudyThatFailedIsStatus1AsTheHelpSays(ErrorCode code) {
    assertThat(Exit.of(code)).isEqualTo(1);
  }

  @Test
  void aBugIsOneLineAndATraceInAFileItNames() throws IOException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(new ByteArrayOutputStream(), err, false, 100);
    int status = new Failures(console).report(new IllegalStateException("must not happen"), false);
    String said = err.toString(StandardCharsets.UTF_8);
    assertThat(status).isEqualTo(2);
    assertThat(said.lines()).hasSize(1);
    assertThat(said).contains("this is our bug").doesNotContain("must not happen");
    Path trace = Path.of(said.replaceFirst("(?s).*with the file (\\S+) .*", "$1"));
    assertThat(Files.readString(trace)).contains("must not happen").contains("ExitTest");
    Files.delete(trace);
  }

  @Test
  void ourErrorsKeepTheirWordsAndCode() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(new ByteArrayOutputStream(), err, false, 100);
    int status =
        new Failures(console)
            .report(
                new IeumException(ErrorCode.REFUSED_BY_SITE, "study x: refused by seoul"), false);
    assertThat(status).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("ieum: study x: refused by seoul [REFUSED_BY_SITE]\n");
  }

  @Test
  void jsonIsExactlyOneDocumentOnStandardOutput() throws IOException {
    CommandLineHarness run =
        CommandLineHarness.run(
            "federation",
            "init",
            "--name",
            "stroke",
            "--host",
            "localhost",
            "--site",
            "seoul",
            "--researcher",
            "ada",
            "--out",
            folder.resolve("with space").toString(),
            "--json");
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    JsonNode document = new ObjectMapper().readTree(run.out());
    assertThat(document.path("federation").asText()).isEqualTo("stroke");
    assertThat(document.path("folders").path("site seoul").asText()).endsWith("sites/seoul");
  }

  @Test
  void notANumberIsNullInJson() {
    assertThat(Console.jsonText(java.util.Map.of("x", java.util.List.of(Double.NaN, 1.5))))
        .isEqualToIgnoringWhitespace("{\"x\":[null,1.5]}");
  }
}
