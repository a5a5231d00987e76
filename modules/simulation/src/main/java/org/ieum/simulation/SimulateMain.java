package org.ieum.simulation;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.TableSource;

/**
 * Runs a study over the tables of all sites in one JVM: {@code STUDY --site NAME=URI …
 * --site-option [NAME.]KEY=VALUE … --out DIR}. STUDY is a study file or a canonical manifest; an
 * option says how a site's table is written, or all sites' tables; DIR is new or empty and receives
 * the documents, the ledger, which {@code ieum audit replay} reads, and the PipelineModel, unless
 * {@code --pipeline false} says that nobody will read it. A site refuses what its node would:
 * {@code --minimum-cohort N} and {@code --share-site-results true} stand for the policy in every
 * site's {@code node.yaml}.
 */
public final class SimulateMain {
  /** As in a {@code node.yaml} that does not say. */
  private static final int MINIMUM_COHORT = 20;

  private SimulateMain() {}

  public static void main(String[] args) {
    Application.run("ieum simulate", session -> simulate(session, args));
  }

  static void simulate(SparkSession session, String[] args) {
    Arguments arguments =
        Arguments.of(
            args,
            Set.of(
                "site", "site-option", "out", "pipeline", "minimum-cohort", "share-site-results"));
    if (arguments.rest().size() != 1) {
      throw Arguments.usage("expected one study file, found " + arguments.rest().size());
    }
    Map<String, String> sites = arguments.sites();
    StudyManifest study =
        Documents.study(Path.of(arguments.rest().get(0)), List.copyOf(sites.keySet()));
    Path folder = Documents.emptyFolder(Path.of(arguments.required("out")));
    NodeRules rules =
        new NodeRules(
            session,
            study,
            arguments.number("minimum-cohort", MINIMUM_COHORT),
            arguments.optional("share-site-results").map(Boolean::parseBoolean).orElse(false));
    try (Simulation simulation = new Simulation(study, tables(session, study, arguments), rules)) {
      simulation.run(folder, arguments.optional("pipeline").map(Boolean::valueOf).orElse(true));
      Documents.write(folder.resolve("found.json"), rules.document());
    }
  }

  private static Map<String, TableSource> tables(
      SparkSession session, StudyManifest study, Arguments arguments) {
    Map<String, String> sites = arguments.sites();
    Map<String, TableSource> tables = new TreeMap<>();
    SiteTables.of(session, study, sites)
        .forEach(
            (name, table) ->
                tables.put(
                    name, table.with(arguments.tableOptions("site-option", name, sites.keySet()))));
    return SiteTables.suited(session, tables);
  }
}
