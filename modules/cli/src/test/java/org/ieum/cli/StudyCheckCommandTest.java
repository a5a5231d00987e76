package org.ieum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyCheckCommandTest {
  private static final Path JOBS = Path.of(System.getProperty("ieum.root", "../.."), "jobs");
  private static final String STUDY =
      JOBS.resolve("dementia-early-diagnosis/study-omop.yaml").toString();

  @Test
  void tellsAValidStudyInWords() {
    CommandLineHarness run = CommandLineHarness.run("study", "check", STUDY);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("a valid study, dementia-early-diagnosis")
        .contains("   1. Take every visit of 'visits' that starts from 2012-01-01 to 2018-12-31")
        .contains("From what: 19 covariates")
        .contains("What leaves a hospital")
        .containsPattern("1\\. Asked once: \\d+ numbers \\+ \\d+ a site, 8 or 16 bytes each")
        .contains("counts and means: ", "for each of 24 columns: training records with a value")
        .containsPattern("Asked at most 25 times \\(max-rounds\\), \\d times in rehearsal")
        .contains("pairs of coefficients: risk × (1 − risk), times both standardised values");
  }

  @Test
  void tellsTheSameToPrograms() throws IOException {
    CommandLineHarness run = CommandLineHarness.run("study", "check", STUDY, "--json");
    JsonNode document = new ObjectMapper().readTree(run.out());
    assertThat(document.path("study").asText()).isEqualTo("dementia-early-diagnosis");
    assertThat(document.path("attritionSteps").get(0).asText()).isEqualTo("entry events");
    assertThat(document.path("definitionDigest").asText()).hasSize(64);
    assertThat(document.path("covariates").get(0).path("name").asText()).isEqualTo("age_c");
    JsonNode first = document.path("outgoing").get(0);
    assertThat(first.path("numbers").asInt()).isGreaterThan(document.path("design").size());
    JsonNode observed = first.path("questions").get(0).path("fields").get(4);
    assertThat(observed.path("name").asText()).isEqualTo("observed");
    assertThat(observed.path("kind").asText()).isEqualTo("count");
    assertThat(observed.path("each").asText()).isEqualTo("column");
    assertThat(observed.path("numbers").asInt()).isEqualTo(document.path("design").size());
    assertThat(observed.path("sensitivity").asDouble()).isPositive();
  }

  @Test
  void tellsAStudyOfANumberWithoutRisksAndEvents(@TempDir Path folder) throws IOException {
    Path study = folder.resolve("stay.yaml");
    Files.writeString(
        study,
        """
        ieum: study/v1
        id: stay
        title: Days in hospital
        purpose: To learn
        population: {table: admissions}
        outcome: {column: los, type: continuous, min: 0, max: 365}
        covariates:
          - {name: age, type: continuous, min: 18, max: 110}
        """);
    CommandLineHarness run = CommandLineHarness.run("study", "check", study.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("admissions, outcome los, a number from 0 to 365", "Linear regression")
        .contains("distance of predictions from outcomes (R², RMSE, MAE, deviance)")
        .contains("prediction errors, held-out records")
        .doesNotContain("with the outcome", "risk", "discrimination");
  }

  @Test
  void inventsNoSitesWhereAFileNamesNone() throws IOException {
    CommandLineHarness words = CommandLineHarness.run("study", "check", STUDY);
    assertThat(words.out())
        .contains("What depends on the number of sites", "alone and the number of sites.")
        .containsPattern("\\d+ numbers \\+ \\d+ a site")
        .doesNotContain("3 sites");
    JsonNode document =
        new ObjectMapper()
            .readTree(CommandLineHarness.run("study", "check", STUDY, "--json").out());
    assertThat(document.has("sitesAssumed")).isFalse();
    assertThat(document.path("outgoing").get(0).path("numbersPerSite").asInt()).isPositive();
  }

  @Test
  void tellsBytesWhereTheSitesAreNamed() {
    String heart = JOBS.resolve("heart-disease/study.yaml").toString();
    assertThat(CommandLineHarness.run("study", "check", heart).out().replaceAll("\\s+", " "))
        .contains(
            "Lengths are those of 4 sites.",
            "1. Asked once: 82 numbers, 656 bytes",
            "2. Asked once: 58 numbers, up to 928 bytes",
            "40 in each site's own place for each of 10 covariates: 1 if the site ever recorded it");
  }

  @Test
  void reportsEveryFaultWithItsPlace(@TempDir Path folder) throws IOException {
    String text =
        Files.readString(Path.of(STUDY))
            .replace("dictionary-omop.yaml", "none.yaml")
            .replace("start: 1,", "start: -1,")
            .replace("drug-exposure: dementia-drugs", "drug-exposure: dementia-drug");
    Path study = Files.writeString(folder.resolve("study.yaml"), text);
    CommandLineHarness run = CommandLineHarness.run("study", "check", study.toString());
    assertThat(run.status()).isEqualTo(Exit.NO);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("none.yaml:1:1: expected a YAML file, found no such file")
        .contains("time-at-risk.start: expected an integer from 0 to 99999, found -1")
        .contains("target.exclude[1].drug-exposure: expected the name of a concept set")
        .contains("did you mean 'dementia-drugs'?")
        .contains("[BAD_STUDY]");
  }
}
