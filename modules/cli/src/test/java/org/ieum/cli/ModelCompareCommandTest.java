package org.ieum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.ieum.cli.report.Report;
import org.ieum.cli.report.Samples;
import org.ieum.cli.report.ValueSamples;
import org.ieum.cli.result.FetchedStudy;
import org.ieum.cli.result.ModelFolder;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.StudyResultJson;
import org.ieum.federation.study.StudyManifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCompareCommandTest {
  @TempDir Path folder = Path.of("");
  private String plain = "";
  private String ridge = "";

  @BeforeEach
  void fetchTwoModels() {
    Report sample = Samples.report(true);
    FittedModel m = sample.result().model();
    plain = write("plain", sample.study(), m);
    StudyManifest penalised = sample.study().withModel(sample.study().model().withRidge(0.01));
    FittedModel other =
        new FittedModel(
            m.studyId(),
            penalised.digest(),
            m.rounds(),
            m.records(),
            m.events(),
            -301,
            m.imputation(),
            List.of(m.coefficients().get(0), new Coefficient("age", 0.45, 0.02, 22, 0, 0.41, 0.49)),
            m.excluded(),
            m.fit(),
            m.development(),
            m.validation(),
            m.sites());
    ridge = write("ridge", penalised, other);
  }

  private String write(String name, StudyManifest study, FittedModel model) {
    Path of = folder.resolve(name);
    ModelFolder.create(of)
        .write(
            study.toBytes(),
            new StudyResultJson(
                model, List.of(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>()));
    return of.toString();
  }

  @Test
  void showsCoefficientsFiguresAndDefinitionsSideBySide() {
    CommandLineHarness run = CommandLineHarness.run("model", "compare", plain, ridge);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("age +0\\.500000 +0\\.450000 +-0\\.0500000 +-2\\.500")
        .containsPattern("log-likelihood, without any penalty +-300\\.500 +-301\\.000")
        .containsPattern("model\\.ridge +0 +0\\.0100000");
    assertThat(run.out().lines().filter(line -> line.startsWith("model."))).hasSize(1);
  }

  @Test
  void saysTheSameToPrograms() throws IOException {
    CommandLineHarness run =
        CommandLineHarness.run("model", "compare", plain, ridge + "/model.json", "--json");
    JsonNode document = new ObjectMapper().readTree(run.out());
    JsonNode age = document.path("coefficients").path(1);
    assertThat(age.path("name").asText()).isEqualTo("age");
    assertThat(age.path("differenceInStandardErrors").asDouble()).isEqualTo(-2.5, within());
    assertThat(document.path("definition")).hasSize(1);
    assertThat(document.path("definition").path(0).path("path").asText()).isEqualTo("model.ridge");
    assertThat(document.path("b").path("modelDigest").asText()).hasSize(64);
    assertThat(document.path("metrics"))
        .anySatisfy(figure -> assertThat(figure.path("name").asText()).isEqualTo("AUC"));
  }

  @Test
  void modelsOfNumbersAreComparedByTheirErrors() {
    String stay = write(ValueSamples.STAY);
    CommandLineHarness run = CommandLineHarness.run("model", "compare", stay, stay);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("R² +0\\.350\\d+ +0\\.350\\d+ +0")
        .contains("RMSE", "MAE", "calibration slope", "nothing differs")
        .doesNotContain("AUC", "events", "Brier");
  }

  @Test
  void modelsOfDifferentFamiliesAreNotCompared() {
    String stay = write(ValueSamples.STAY);
    String falls = write(ValueSamples.FALLS);
    CommandLineHarness run = CommandLineHarness.run("model", "compare", stay, falls);
    assertThat(run.status()).isEqualTo(Exit.COULD_NOT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("expected two of one family, found linear regression and Poisson regression")
        .contains("compare models of one kind of outcome");
    assertThat(CommandLineHarness.run("model", "compare", plain, stay, "--json").out())
        .contains("found logistic regression and linear regression");
  }

  private String write(FetchedStudy sample) {
    return write(sample.study().outcome().column(), sample.study(), sample.result().model());
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-9);
  }

  @Test
  void everyCommandOnModelsTakesAFolderAndAModelJson() {
    for (String of : List.of(plain, plain + "/model.json")) {
      assertThat(CommandLineHarness.run("model", "show", of).out())
          .contains("log-likelihood -300.5000, without any penalty");
      assertThat(CommandLineHarness.run("model", "report", of).status()).isZero();
    }
  }
}
