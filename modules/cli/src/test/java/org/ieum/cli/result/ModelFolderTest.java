package org.ieum.cli.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ieum.cli.report.Samples;
import org.ieum.cli.report.ValueSamples;
import org.ieum.federation.export.ModelExport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void holdsTheModelForOnnxRuntimesAndInDecimals() throws IOException {
    FetchedStudy sample = Samples.labelled();
    ModelFolder model = ModelFolder.create(folder.resolve("model"));
    model.write(sample.study().toBytes(), sample.result());
    assertThat(model.onnx())
        .hasBinaryContent(
            ModelExport.files(sample.study(), sample.result().model()).get(ModelExport.ONNX));
    JsonNode scoring = new ObjectMapper().readTree(Files.readAllBytes(model.scoring()));
    assertThat(scoring.path("modelDigest").asText()).isEqualTo(sample.result().model().digest());
    assertThat(Files.readString(folder.resolve("model/SCORING.md")))
        .contains("`model.onnx`", "`scoring.json`", "`pipeline`");
  }

  @Test
  void saysHowAnExpectedValueIsScored() throws IOException {
    assertThat(scoringPage(ValueSamples.STAY))
        .contains("did: expected value = η, η = ", "adds `prediction` (the expected value) and")
        .doesNotContain("risk", "probability", "rawPrediction");
    assertThat(scoringPage(ValueSamples.RELAPSE))
        .contains("relative hazard = exp(η), the hazard as a multiple of that of a record with the")
        .contains("`prediction` (the relative hazard)");
    assertThat(scoringPage(ValueSamples.FALLS)).contains("did: expected count = exp(η), η = ");
    assertThat(scoringPage(Samples.labelled()))
        .contains("did: risk = 1 / (1 + exp(−η)), η = ", "`probability` (of the outcome)");
  }

  private String scoringPage(FetchedStudy sample) throws IOException {
    Path of = folder.resolve(sample.study().outcome().column());
    ModelFolder.create(of).write(sample.study().toBytes(), sample.result());
    return Files.readString(of.resolve("SCORING.md"));
  }
}
