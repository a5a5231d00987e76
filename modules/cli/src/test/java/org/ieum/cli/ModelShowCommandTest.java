package org.ieum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ieum.cli.report.Samples;
import org.ieum.cli.result.FetchedStudy;
import org.ieum.cli.result.ModelFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelShowCommandTest {
  @TempDir Path folder = Path.of("");

  private static String shown(Path model) {
    CommandLineHarness run = CommandLineHarness.run("model", "show", model.toString());
    assertThat(run.status()).as(run.err()).isZero();
    return run.out();
  }

  @Test
  void aLabelStandsForTheNameWhereTheStudyIsThere() throws IOException {
    Path model = folder.resolve("model");
    FetchedStudy sample = Samples.labelled();
    ModelFolder.create(model).write(sample.study().toBytes(), sample.result());
    assertThat(shown(model)).contains("\n수축기 혈압 ", "\n수축기 혈압 missing ").doesNotContain("sbp");
    assertThat(shown(model.resolve("model.json"))).isEqualTo(shown(model));
    Files.delete(model.resolve("study.json"));
    assertThat(shown(model.resolve("model.json"))).contains("\nsbp ").doesNotContain("혈압");
    assertThat(shown(model)).contains("\nsbp ");
  }

  @Test
  void theDocumentKeepsTheNames() {
    Path model = folder.resolve("model");
    FetchedStudy sample = Samples.labelled();
    ModelFolder.create(model).write(sample.study().toBytes(), sample.result());
    assertThat(CommandLineHarness.run("model", "show", model.toString(), "--json").out())
        .contains("\"sbp\"")
        .doesNotContain("혈압");
  }
}
