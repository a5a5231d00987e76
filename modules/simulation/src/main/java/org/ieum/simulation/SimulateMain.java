package org.ieum.simulation;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.ieum.federation.study.StudyManifest;

/**
 * Runs a study over the tables of all sites in one JVM: {@code STUDY --site NAME=URI … --out DIR}.
 * STUDY is a study file or a canonical manifest; DIR is new or empty and receives the documents,
 * the ledger, which {@code ieum audit replay} reads, and the PipelineModel, unless {@code
 * --pipeline false} says that nobody will read it.
 */
public final class SimulateMain {
  private SimulateMain() {}

  public static void main(String[] args) {
    Application.run("ieum simulate", session -> simulate(session, args));
  }

  static void simulate(SparkSession session, String[] args) {
    Arguments arguments = Arguments.of(args, Set.of("site", "out", "pipeline"));
    if (arguments.rest().size() != 1) {
      throw Arguments.usage("expected one study file, found " + arguments.rest().size());
    }
    Map<String, String> sites = arguments.sites();
    StudyManifest study =
        Documents.study(Path.of(arguments.rest().get(0)), List.copyOf(sites.keySet()));
    Path folder = Documents.emptyFolder(Path.of(arguments.required("out")));
    try (Simulation simulation =
        new Simulation(session, study, SiteTables.of(session, study, sites))) {
      simulation.run(folder, arguments.optional("pipeline").map(Boolean::valueOf).orElse(true));
    }
  }
}
