package org.ieum.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ieum.federation.preview.Finding;
import org.ieum.federation.preview.SitePreview;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;
import org.ieum.node.engine.EngineLauncher;
import org.ieum.node.policy.Decision;
import org.ieum.node.policy.SitePolicy;
import org.ieum.testkit.ReferenceEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyPreviewTest {
  private final Path folder;

  StudyPreviewTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void showsEveryNumberOfTheFirstVectorInTheClearAndLeavesNoTrace() throws Exception {
    StudyManifest study = study(List.of("boston", "seoul"));
    StudyPreview preview = StudyPreview.of(config("patients"), study, StudyPreviewTest::launch);
    assertThat(preview.found().scanned().get(0).count()).isEqualTo(3);
    assertThat(preview.found().blocked()).isFalse();
    StudyPreview.FirstRound first = preview.first();
    assertThat(first.numbers()).hasSize(first.length());
    assertThat(first.bytes()).isGreaterThanOrEqualTo(8L * first.length());
    assertThat(first.numbers().get(0).value()).isEqualTo(3);
    assertThat(first.numbers()).extracting(StudyPreview.Entry::label).contains("age");
    assertThat(first.numbers())
        .filteredOn(n -> n.fieldName().equals("present"))
        .extracting(StudyPreview.Entry::site, StudyPreview.Entry::label)
        .containsExactly(
            tuple("boston", "age"),
            tuple("boston", "bmi"),
            tuple("seoul", "age"),
            tuple("seoul", "bmi"));
    assertThat(Files.exists(folder.resolve("state/ledger"))).isFalse();
  }

  @Test
  void whatTheNodeWillRefuseIsFoundInThePreview() throws Exception {
    StudyPreview preview =
        StudyPreview.of(
            config("patients", 20), study(List.of("boston", "seoul")), StudyPreviewTest::launch);
    assertThat(preview.found().blocked()).isTrue();
    assertThat(preview.found().findings().get(0).text()).contains("expected 20 or more", "found 3");
    assertThat(preview.first().numbers()).isEmpty();
  }

  @Test
  void manyValuesOutsideTheLimitsAreCountedAndKeepTheStudyFromRunning() throws Exception {
    StudyManifest study = study(List.of("seoul"));
    NodeConfig config = config("patients");
    List<String> rows = new ArrayList<>(List.of("age,bmi,outcome"));
    for (int i = 0; i < 130; i++) {
      rows.add((40 + i % 30) + "," + (i < 62 ? 2200 : 22) + "," + i % 2);
    }
    Files.write(folder.resolve("table.csv"), rows);
    StudyPreview preview = StudyPreview.of(config, study, StudyPreviewTest::launch);
    assertThat(preview.found().outside())
        .containsExactly(new SitePreview.Count("age", 0), new SitePreview.Count("bmi", 62));
    assertThat(preview.found().blocked()).isTrue();
    assertThat(preview.found().findings())
        .filteredOn(f -> f.code() == Finding.Code.OUTSIDE_LIMITS)
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.subject()).isEqualTo("bmi");
              assertThat(f.count()).isEqualTo(62);
              assertThat(f.of()).isEqualTo(130);
            });
    StudyPreview allowed =
        StudyPreview.of(config, study.withMaxOutsidePercent(50), StudyPreviewTest::launch);
    assertThat(allowed.found().blocked()).isFalse();
    assertThat(allowed.first().numbers())
        .filteredOn(n -> n.fieldName().equals("outside"))
        .extracting(StudyPreview.Entry::label, StudyPreview.Entry::value)
        .containsExactly(tuple("age", 0.0), tuple("bmi", 60.0));
  }

  @Test
  void aTableOrSiteThatIsNotOursIsNamed() {
    assertThatThrownBy(
            () ->
                StudyPreview.of(
                    config("others"), study(List.of("seoul")), StudyPreviewTest::launch))
        .hasMessageContaining("expected a table 'patients' among 'tables' in node.yaml");
    assertThatThrownBy(
            () ->
                StudyPreview.of(
                    config("patients"), study(List.of("boston")), StudyPreviewTest::launch))
        .hasMessageContaining("expected this site, seoul, among its sites");
  }

  private static StudyManifest study(List<String> sites) {
    return new StudyManifest(
        "small",
        "Small",
        "A test",
        sites,
        "patients",
        "",
        "outcome",
        new FeatureDictionary(
            List.of(Covariate.continuous("age", 0, 100), Covariate.continuous("bmi", 10, 80))),
        new Split(0, "public"),
        ModelSpec.logistic(),
        EvaluationSpec.standard(),
        1000,
        1);
  }

  private NodeConfig config(String table) throws IOException {
    return config(table, 1);
  }

  private NodeConfig config(String table, int minimumCohort) throws IOException {
    Path csv =
        Files.write(
            folder.resolve("table.csv"),
            List.of("age,bmi,outcome", "40,20,1", "50,21,0", "60,22,1"));
    return new NodeConfig(
        "seoul",
        URI.create("https://nowhere:1"),
        folder.resolve("identity"),
        folder.resolve("state"),
        Map.of(table, new NodeConfig.Table(csv.toString(), "csv", Map.of(), Optional.empty())),
        new SitePolicy(Decision.ASK, List.of(), minimumCohort, false),
        new NodeConfig.Engine("local[1]", Optional.empty(), "1g", Map.of()));
  }

  private static EngineLauncher.EngineProcess launch(int port, String token) {
    Thread thread =
        new Thread(
            () -> {
              try {
                ReferenceEngine.serve(port, token);
              } catch (IOException e) {
                // The preview is over.
              }
            },
            "engine");
    thread.setDaemon(true);
    thread.start();
    return new EngineLauncher.EngineProcess() {
      @Override
      public boolean alive() {
        return thread.isAlive();
      }

      @Override
      public void kill() {
        // It ends when the link closes.
      }
    };
  }
}
