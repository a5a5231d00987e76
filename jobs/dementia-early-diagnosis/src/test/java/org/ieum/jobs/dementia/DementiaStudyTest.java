package org.ieum.jobs.dementia;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.ieum.algorithms.StudyProgram;
import org.ieum.clinical.StudyFile;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.reference.InMemorySiteTable;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.StudyManifest;
import org.ieum.testkit.CsvTable;
import org.ieum.testkit.ExpectedResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DementiaStudyTest {
  private static final StudyManifest STUDY =
      StudyFile.read(Path.of("study.yaml")).manifest(SyntheticHospitals.sites());

  private static FittedModel fit(Path folder, long patients, long seed) throws IOException {
    SyntheticHospitals.write(folder, patients, seed);
    List<PatientTable> tables =
        STUDY.sites().stream()
            .map(site -> CsvTable.read(folder.resolve(site + ".csv")).patients(STUDY))
            .toList();
    return StudyProgram.run(InMemorySiteTable.federate(STUDY, tables), step -> {});
  }

  @Test
  void findsTheExpectedModelFederated(@TempDir Path folder) throws IOException {
    FittedModel model = fit(folder, SyntheticHospitals.PATIENTS, SyntheticHospitals.SEED);
    assertThat(ExpectedResults.read(Path.of("expected.json")).differences(model)).isEmpty();
  }

  @Test
  void recoversTheTrueCoefficients(@TempDir Path folder) throws IOException {
    FittedModel model = fit(folder, 40_000, 41);
    JsonNode truth =
        new ObjectMapper().readTree(folder.resolve("truth.json").toFile()).get("coefficients");
    int compared = 0;
    for (Coefficient c : model.coefficients()) {
      if (truth.has(c.name())) {
        double error = (c.estimate() - truth.get(c.name()).asDouble()) / c.standardError();
        assertThat(Math.abs(error))
            .as("standard errors from the truth: %s", c.name())
            .isLessThan(4);
        compared++;
      }
    }
    assertThat(model.coefficients().stream().map(Coefficient::name))
        .as("only the missing indicator has no true coefficient")
        .hasSize(compared + 1)
        .contains("bmi_c missing");
    assertThat(model.validation().auc()).isBetween(0.75, 0.83);
  }
}
