package org.ieum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ieum.cli.report.Report;
import org.ieum.cli.report.Samples;
import org.ieum.cli.result.ModelFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelReportCommandTest {
  @TempDir Path folder = Path.of("");
  private Path model = Path.of("");

  @BeforeEach
  void fetchAModel() {
    Report sample = Samples.report(true);
    model = folder.resolve("model");
    ModelFolder.create(model).write(sample.study().toBytes(), sample.result());
  }

  @Test
  void writesThePageIntoTheFolder() throws IOException {
    CommandLineHarness run = CommandLineHarness.run("model", "report", model.toString());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out().strip()).isEqualTo(model.resolve("report.html").toString());
    assertThat(Files.readString(model.resolve("report.html")))
        .contains("Risk &lt;before&gt;", "31.2 kB", "boston, seoul");
  }

  @Test
  void replacesAnOlderPageAndAnswersInJson() throws IOException {
    Path page = folder.resolve("page.html");
    Files.writeString(page, "older");
    CommandLineHarness run =
        CommandLineHarness.run(
            "model", "report", model.toString(), "--out", page.toString(), "--json");
    JsonNode document = new ObjectMapper().readTree(run.out());
    assertThat(document.path("report").asText()).isEqualTo(page.toString());
    assertThat(document.path("study").asText()).isEqualTo("sample");
    assertThat(document.path("modelDigest").asText()).hasSize(64);
    assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>");
  }

  @Test
  void worksWithoutTheResultAndSaysWhatIsMissing() throws IOException {
    Files.delete(model.resolve("result.json"));
    assertThat(CommandLineHarness.run("model", "report", model.toString()).status()).isZero();
    assertThat(Files.readString(model.resolve("report.html")))
        .contains("How many bytes left each hospital is not in the documents at hand");
  }

  @Test
  void refusesAModelOfAnotherStudy() throws IOException {
    Files.write(
        model.resolve("study.json"), Samples.report(true).study().withMaxRecords(7).toBytes());
    CommandLineHarness run = CommandLineHarness.run("model", "report", model.toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("study sample: expected the model of this very study")
        .contains("[BAD_USAGE]")
        .doesNotContain("\tat ");
  }

  @Test
  void refusesAResultOfAnotherModel() throws IOException {
    Path result = model.resolve("result.json");
    String text = Files.readString(result);
    Files.writeString(result, text.replaceAll("(\"modelDigest\" : \")[0-9a-f]", "$1x"));
    CommandLineHarness run = CommandLineHarness.run("model", "report", model.toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("expected figures of the model beside it");
  }

  @Test
  void aPathThatIsNoFolderIsNotTakenForAStudy() {
    CommandLineHarness run =
        CommandLineHarness.run("model", "report", folder.resolve("none").toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("none: expected a folder of ieum model fetch");
  }

  @Test
  void saysWhichDocumentIsMissingOrBroken() throws IOException {
    Files.write(model.resolve("model.json"), "{".getBytes(StandardCharsets.UTF_8));
    CommandLineHarness broken = CommandLineHarness.run("model", "report", model.toString());
    assertThat(broken.status()).isEqualTo(2);
    assertThat(broken.err()).contains("model document").doesNotContain("\tat ");
    Files.delete(model.resolve("model.json"));
    CommandLineHarness missing = CommandLineHarness.run("model", "report", model.toString());
    assertThat(missing.status()).isEqualTo(2);
    assertThat(missing.err()).contains("model.json: expected a readable file");
  }
}
