package org.ieum.cli.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ieum.algorithms.Rehearsal;
import org.ieum.clinical.StudyDraft;
import org.ieum.clinical.StudyFile;
import org.ieum.federation.plan.PlannedRounds;
import org.ieum.federation.preview.SitePreview;
import org.ieum.federation.study.StudyManifest;
import org.ieum.node.StudyPreview;
import org.ieum.node.StudyPreview.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTextTest {
  @TempDir private Path folder = Path.of("");

  private record Shown(String text, Map<String, Object> document) {}

  private Shown shown(String outcome) throws IOException {
    Path file = folder.resolve("study.yaml");
    Files.writeString(
        file,
        """
        ieum: study/v1
        id: ward
        title: A ward
        purpose: To learn
        population: {table: admissions}
        outcome: %s
        covariates:
          - {name: age, type: continuous, min: 18, max: 110}
        """
            .replace("%s", outcome));
    StudyDraft draft = StudyFile.read(file);
    StudyManifest study = draft.manifest(List.of("boston", "seoul"));
    PlannedRounds rounds = Rehearsal.of(study);
    StudyPreview preview = new StudyPreview(study, found(), first());
    return new Shown(
        String.join("\n", PreviewText.lines(draft, rounds, preview, "seoul")),
        PreviewText.document(draft, rounds, preview, "seoul"));
  }

  private static SitePreview found() {
    return new SitePreview(
        "admissions.csv",
        "",
        List.of(new SitePreview.Count("admissions", 40)),
        List.of(),
        10,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "");
  }

  private static StudyPreview.FirstRound first() {
    return new StudyPreview.FirstRound(
        "counts and means",
        3,
        24,
        List.of(
            new Entry("0.records", "", "", "", 40),
            new Entry("0.events", "", "", "", 10),
            new Entry("0.outcome", "", "", "", 0)));
  }

  @Test
  void aNumberHasAMeanAndNoOutcomesToCount() throws IOException {
    Shown shown = shown("{column: los, type: continuous, min: 0, max: 60}");
    assertThat(shown.document().get("found")).asString().doesNotContain("outcomes");
    assertThat(shown.text()).contains("mean los 30.0000").doesNotContain("with the outcome");
  }

  @Test
  void countsAboveZeroAreCounted() throws IOException {
    Shown shown = shown("{column: falls, type: count, max: 60}");
    assertThat(shown.document().get("found")).asString().contains("outcomes=10");
    assertThat(shown.text())
        .contains("of them with a count above 0, 25.0 %")
        .doesNotContain("with the outcome");
  }

  @Test
  void ofARiskThoseWithTheOutcomeAreCounted() throws IOException {
    Shown shown = shown("{column: died}");
    assertThat(shown.document().get("found")).asString().contains("outcomes=10");
    assertThat(shown.text()).contains("of them with the outcome, 25.0 %");
  }
}
