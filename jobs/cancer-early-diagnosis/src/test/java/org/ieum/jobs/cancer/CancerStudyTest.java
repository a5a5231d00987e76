package org.ieum.jobs.cancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.ieum.algorithms.StudyProgram;
import org.ieum.clinical.StudyFile;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.reference.InMemorySiteTable;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.StudyManifest;
import org.ieum.testkit.CsvTable;
import org.ieum.testkit.ExpectedResults;
import org.junit.jupiter.api.Test;

class CancerStudyTest {
  private static final List<String> SITES = List.of("boston", "daejeon", "seoul");
  private static final StudyManifest STUDY = StudyFile.read(Path.of("study.yaml")).manifest(SITES);

  private static CsvTable table(String site) {
    return CsvTable.read(Path.of("data", site + ".csv"));
  }

  @Test
  void findsTheExpectedModelFederated() throws IOException {
    assertThat(differences(STUDY)).isEmpty();
  }

  @Test
  void anotherRidgeIsNotTheExpectedModel() throws IOException {
    StudyManifest other = STUDY.withModel(STUDY.model().withRidge(2 * STUDY.model().ridge()));
    assertThat(differences(other)).anyMatch(d -> d.startsWith("estimate of "));
  }

  private static List<String> differences(StudyManifest study) throws IOException {
    List<PatientTable> tables = SITES.stream().map(s -> table(s).patients(study)).toList();
    FittedModel model = StudyProgram.run(InMemorySiteTable.federate(study, tables), step -> {});
    return ExpectedResults.read(Path.of("expected.json")).differences(model);
  }

  @Test
  void holdsEveryPatientOnce() {
    TreeSet<Integer> ids = new TreeSet<>();
    int rows = 0;
    int malignant = 0;
    for (String site : SITES) {
      List<String> column = table(site).column("id");
      rows += column.size();
      column.forEach(id -> ids.add(Integer.parseInt(id)));
      malignant += table(site).column("malignant").stream().mapToInt(Integer::parseInt).sum();
    }
    assertThat(rows).isEqualTo(569);
    assertThat(ids).hasSize(569);
    assertThat(ids.first()).isEqualTo(1);
    assertThat(ids.last()).isEqualTo(569);
    assertThat(malignant).isEqualTo(212);
  }

  @Test
  void keepsEveryValueWithinTheDictionarysLimits() {
    List<String> outside = new ArrayList<>();
    for (Covariate covariate : STUDY.dictionary().covariates()) {
      for (String site : SITES) {
        for (String cell : table(site).column(covariate.column())) {
          double value = Double.parseDouble(cell);
          if (value < covariate.min() || value > covariate.max()) {
            outside.add(covariate.name() + " at " + site);
          }
        }
      }
    }
    assertThat(STUDY.dictionary().covariates()).hasSize(30);
    assertThat(outside).isEmpty();
  }
}
