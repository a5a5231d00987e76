package org.ieum.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ieum.cli.spark.SparkHome;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.jobs.dementia.SyntheticHospitals;

/** The studies that the demo can run. */
public enum DemoStudy {
  /** Synthetic patients with known coefficients. */
  DEMENTIA("dementia-early-diagnosis"),
  /** The figures of 569 real patients. */
  CANCER("cancer-early-diagnosis");

  private static final List<String> SITES = List.of("boston", "daejeon", "seoul");

  private final String job;

  DemoStudy(String job) {
    this.job = job;
  }

  List<String> sites() {
    return SITES;
  }

  /** The study file. */
  Path file() {
    return folder().resolve("study.yaml");
  }

  private Path folder() {
    return SparkHome.home().resolve("jobs").resolve(job);
  }

  /**
   * Writes each hospital's table, {@code SITE.csv}.
   *
   * @param patients of all hospitals together, where they are synthetic
   */
  void writeTables(Path folder, long patients) {
    try {
      Files.createDirectories(folder);
      if (this == DEMENTIA) {
        long each = Math.max(1, patients / SITES.size());
        SyntheticHospitals.write(folder, each, SyntheticHospitals.SEED);
      } else {
        for (String site : SITES) {
          Path table = folder().resolve("data").resolve(site + ".csv");
          Files.copy(table, folder.resolve(site + ".csv"));
        }
      }
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.DISK, folder + ": the demo's tables cannot be written; name another --dir", e);
    }
  }

  /** What the patients were made with, by coefficient name; empty where nobody knows. */
  Map<String, Double> truth(Path folder) {
    Map<String, Double> truth = new TreeMap<>();
    Path file = folder.resolve("truth.json");
    if (Files.exists(file)) {
      try {
        JsonNode coefficients = new ObjectMapper().readTree(file.toFile()).path("coefficients");
        coefficients.properties().forEach(c -> truth.put(c.getKey(), c.getValue().asDouble()));
      } catch (IOException e) {
        throw new IeumException(ErrorCode.DISK, file + ": cannot be read", e);
      }
    }
    return truth;
  }
}
