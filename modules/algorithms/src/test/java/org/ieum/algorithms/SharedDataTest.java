package org.ieum.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.StudyManifest;
import org.ieum.testkit.CsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parity on public data sets that are not part of this repository. */
class SharedDataTest {
  private static final double[][] HEART_LIMITS = {
    {20, 100}, {0, 1}, {0, 0}, {0, 250}, {0, 700}, {0, 1}, {0, 0}, {50, 220}, {0, 1}, {-5, 10}
  };

  private final Path folder;

  SharedDataTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void heartDiseaseAtFourHospitalsEqualsThePooledFit() throws IOException {
    StudyManifest study = heartStudy();
    FittedModel model = Oracle.fit(study, heartSites(study));
    OracleTest.matches(model, "heart");
    assertThat(model.records()).isEqualTo(740);
    assertThat(model.rounds()).isLessThanOrEqualTo(10);
    assertThat(model.validation().auc())
        .isCloseTo(Oracle.of("heart").value("auc"), within(model.validation().aucBound() + 1e-12));
  }

  @Test
  void heartDiseaseWithHospitalInterceptsEqualsTheFactorFit() throws IOException {
    StudyManifest study = heartStudy();
    study = study.withModel(study.model().withSiteIntercepts());
    FittedModel model = Oracle.fit(study, heartSites(study));
    OracleTest.matches(model, "heartSiteIntercepts");
    assertThat(model.rounds()).isLessThanOrEqualTo(10);
  }

  @Test
  void breastCancerWithRidgeEqualsThePooledFit() throws IOException {
    List<String> lines = Files.readAllLines(shared("wdbc/breast_cancer.csv"));
    int d = 30;
    double[][] x = new double[lines.size() - 1][];
    boolean[] malignant = new boolean[x.length];
    List<Covariate> covariates = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      double[] cells =
          Arrays.stream(lines.get(i + 1).split(",", -1)).mapToDouble(Double::parseDouble).toArray();
      x[i] = Arrays.copyOf(cells, d);
      malignant[i] = cells[d] == 0;
    }
    for (int j = 0; j < d; j++) {
      int column = j;
      double most = Arrays.stream(x).mapToDouble(r -> r[column]).max().orElseThrow();
      covariates.add(Covariate.continuous("x" + j, 0, 2 * most));
    }
    StudyManifest study = Oracle.study("malignant", new FeatureDictionary(covariates));
    study = study.withModel(study.model().withRidge(0.01));
    PatientTable all = PatientTable.ofDesign(d, x, malignant, new boolean[x.length]);
    FittedModel model = Oracle.fit(study, all.split(3));
    OracleTest.matches(model, "wdbc");
    assertThat(model.rounds()).isLessThanOrEqualTo(10);
  }

  private static StudyManifest heartStudy() {
    List<Covariate> covariates = new ArrayList<>();
    for (int j = 0; j < HEART_LIMITS.length; j++) {
      String name = Integer.toString(j);
      covariates.add(
          switch (j) {
            case 2 -> Covariate.categorical(name, List.of("1.0", "2.0", "3.0", "4.0"));
            case 6 -> Covariate.categorical(name, List.of("0.0", "1.0", "2.0"));
            default -> Covariate.continuous(name, HEART_LIMITS[j][0], HEART_LIMITS[j][1]);
          });
    }
    return Oracle.study("disease", new FeatureDictionary(covariates));
  }

  /** The file with its outcome, a grade from 0 to 4, as 0 or 1. */
  private List<PatientTable> heartSites(StudyManifest study) throws IOException {
    List<String> lines =
        Files.readAllLines(shared("flamby-heart-disease/heart_flamby_complete.csv"));
    List<String> binary = new ArrayList<>();
    binary.add("0,1,2,3,4,5,6,7,8,9,disease,site");
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      cells[10] = Double.parseDouble(cells[10]) > 0 ? "1" : "0";
      binary.add(String.join(",", cells));
    }
    Path file = Files.write(folder.resolve("heart.csv"), binary);
    return Oracle.sites(study, CsvTable.read(file));
  }

  private static Path shared(String name) {
    Path file = Path.of(System.getProperty("ieum.shared", "absent"), "data").resolve(name);
    assumeTrue(Files.exists(file), "skipped: public data set " + name + " is not on this machine");
    return file;
  }
}
