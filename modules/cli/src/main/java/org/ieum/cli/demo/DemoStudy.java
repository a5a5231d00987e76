package org.ieum.cli.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ieum.cli.spark.SparkHome;
import org.ieum.jobs.synthesis.risk.DementiaRisk;

/** The studies that the demo can run. */
public enum DemoStudy {
  /** Synthetic hospitals with raw OMOP tables and known coefficients. */
  DEMENTIA("dementia-early-diagnosis", "study-omop.yaml"),
  /** The figures of 569 real patients. */
  CANCER("cancer-early-diagnosis", "study.yaml");

  private static final List<String> SITES = List.of("boston", "daejeon", "seoul");

  private final String job;
  private final String file;

  DemoStudy(String job, String file) {
    this.job = job;
    this.file = file;
  }

  List<String> sites() {
    return SITES;
  }

  /** The study file. */
  Path file() {
    return folder().resolve(file);
  }

  private Path folder() {
    return SparkHome.home().resolve("jobs").resolve(job);
  }

  /**
   * What the hospitals have.
   *
   * @param demo the demo's folder
   * @param patients of all hospitals together, where they are synthetic
   */
  DemoTables tables(Path demo, long patients, Children children) {
    return switch (this) {
      case DEMENTIA -> new OmopHospitals(demo, Math.max(1, patients / SITES.size()), children);
      case CANCER -> new FlatTables(folder().resolve("data"), demo.resolve("data"), SITES);
    };
  }

  /** What the patients were made with, by coefficient name; empty where nobody knows. */
  Map<String, Double> truth() {
    return this == DEMENTIA ? DementiaRisk.coefficients() : Map.of();
  }
}
