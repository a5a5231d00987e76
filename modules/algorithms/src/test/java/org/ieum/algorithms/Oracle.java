package org.ieum.algorithms;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.reference.InMemorySiteTable;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.StudyManifest;
import org.ieum.testkit.CsvTable;
import org.ieum.testkit.SyntheticCohort;

/** The reference results of {@code oracle/make_oracle.py}, and the studies that they are of. */
final class Oracle {
  private final Map<String, Double> values;

  private Oracle(Map<String, Double> values) {
    this.values = values;
  }

  static Oracle of(String name) {
    return of(name, "oracle.csv");
  }

  static Oracle of(String name, String file) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (String line : lines(resource(file))) {
      String[] cells = line.split(",", -1);
      if (cells[0].equals(name)) {
        values.put(cells[1], Double.valueOf(cells[2]));
      }
    }
    return new Oracle(values);
  }

  double value(String quantity) {
    return Objects.requireNonNull(values.get(quantity), quantity);
  }

  /** The rows of a fixture at its sites, those whose {@code held} is 1 held out. */
  static List<PatientTable> heldOutSites(StudyManifest study, String file) {
    CsvTable table = CsvTable.read(resource(file));
    PatientTable rows = table.patients(study);
    List<String> held = table.column("held");
    List<String> site = table.column("site");
    boolean[] flags = new boolean[rows.rows()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = held.get(i).equals("1");
    }
    int[] sites = site.stream().mapToInt(Integer::parseInt).toArray();
    return rows.withHeldOut(flags).split(sites, Arrays.stream(sites).max().orElseThrow() + 1);
  }

  int parameters() {
    return (int) values.keySet().stream().filter(k -> k.startsWith("b:")).count();
  }

  /** Largest |b − b*| / |b*| over the coefficients. */
  double worstEstimate(FittedModel model) {
    return model.coefficients().stream()
        .mapToDouble(c -> relative(c.estimate(), value("b:" + c.name())))
        .max()
        .orElseThrow();
  }

  /** The same over standard errors. */
  double worstError(FittedModel model) {
    return model.coefficients().stream()
        .mapToDouble(c -> relative(c.standardError(), value("se:" + c.name())))
        .max()
        .orElseThrow();
  }

  static double relative(double found, double expected) {
    return Math.abs(found - expected) / Math.abs(expected);
  }

  static double estimate(FittedModel model, String name) {
    return model.coefficients().stream()
        .filter(c -> c.name().equals(name))
        .mapToDouble(Coefficient::estimate)
        .findFirst()
        .orElseThrow();
  }

  /** The study of {@code plain.csv}: three continuous covariates, some values outside limits. */
  static StudyManifest plainStudy() {
    return study(
        "y",
        new FeatureDictionary(
            List.of(
                Covariate.continuous("age", 50, 90),
                Covariate.continuous("score", 0, 30),
                Covariate.continuous("ratio", 0, 1))));
  }

  /** The study of {@code mixed.csv}: absent values, levels, a missing indicator. */
  static StudyManifest mixedStudy() {
    return study(
        "y",
        new FeatureDictionary(
            List.of(
                Covariate.continuous("age", 40, 85),
                Covariate.binary("sex"),
                Covariate.categorical("stage", List.of("I", "II", "III", "IV")),
                Covariate.continuous("bmi", 15, 40).withMissingIndicator())));
  }

  static StudyManifest study(String outcome, FeatureDictionary dictionary) {
    StudyManifest s = SyntheticCohort.study(3, dictionary);
    return new StudyManifest(
        s.id(),
        s.title(),
        s.purpose(),
        s.sites(),
        s.table(),
        s.personId(),
        outcome,
        dictionary,
        s.split(),
        s.model(),
        s.evaluation(),
        s.maxRecords(),
        s.minimumCohort());
  }

  /** A table of this folder, cut into the sites of its column {@code site}. */
  static List<PatientTable> sites(StudyManifest study, String file) {
    return sites(study, CsvTable.read(resource(file)));
  }

  static List<PatientTable> sites(StudyManifest study, CsvTable table) {
    int[] site = table.column("site").stream().mapToInt(s -> (int) Double.parseDouble(s)).toArray();
    int k = Arrays.stream(site).max().orElseThrow() + 1;
    return table.patients(study).split(site, k);
  }

  static FittedModel fit(StudyManifest study, List<PatientTable> sites) {
    List<String> names = new ArrayList<>();
    for (int s = 1; s <= sites.size(); s++) {
      names.add("site-%03d".formatted(s));
    }
    return StudyProgram.run(
        InMemorySiteTable.federate(study.withSites(names), sites), ProgressListener.none());
  }

  static Path resource(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(Oracle.class.getResource("/oracle/" + name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
