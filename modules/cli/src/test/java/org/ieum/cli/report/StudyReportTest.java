package org.ieum.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.study.StudyManifest;
import org.junit.jupiter.api.Test;

class StudyReportTest {
  private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");

  static String full() {
    StudyManifest study = OmopSample.study();
    FittedModel model = ModelSample.model(study);
    return StudyReport.of(study, ModelSample.result(model), new TreeMap<>(), List.of(), AT).html();
  }

  /** To look at: open the files in a browser after a change of style. */
  @Test
  void leavesItsSamplesForLookingAt() throws IOException {
    Path folder = Path.of("target", "report-samples");
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("full.html"), full());
    Files.writeString(folder.resolve("flat.html"), Samples.report(true).html());
    assertThat(folder.resolve("full.html")).isNotEmptyFile();
  }
}
