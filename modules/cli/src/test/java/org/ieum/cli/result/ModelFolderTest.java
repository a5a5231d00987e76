package org.ieum.cli.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ieum.cli.report.Samples;
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
}
