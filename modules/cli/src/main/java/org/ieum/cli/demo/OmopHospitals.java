package org.ieum.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ieum.cli.spark.SparkHome;
import org.ieum.cli.spark.SparkRun;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.jobs.synthesis.Hospital;
import org.ieum.jobs.synthesis.life.Density;
import org.ieum.jobs.synthesis.life.SiteProfile.Site;

/**
 * Synthetic hospitals with raw OMOP tables: Seoul and Daejeon as Parquet files, written by the
 * Spark application, while this process loads Boston into a PostgreSQL of its own.
 */
final class OmopHospitals implements DemoTables {
  private static final String APPLICATION = "org.ieum.jobs.synthesis.spark.SynthesizeOmop";
  private static final List<Site> AS_FILES = List.of(Site.DAEJEON, Site.SEOUL);
  private static final int EVENTS = Density.LEAST;

  /** Persons a hospital that a quickly started generator makes sooner. */
  private static final int SMALL = 50_000;

  private final Path folder;
  private final long persons;
  private final Children children;
  private final CdmDatabase database;

  /**
   * @param folder of the demo
   * @param persons a hospital
   */
  OmopHospitals(Path folder, long persons, Children children) {
    this.folder = folder;
    this.persons = persons;
    this.children = children;
    this.database = new CdmDatabase(folder.resolve("data").resolve("boston"));
  }

  @Override
  public Map<String, SiteTable> make() {
    Path log = folder.resolve("logs").resolve("synthesize-omop.log");
    Process spark = children.start("synthesize-omop", synthesis().builder(), log);
    Map<String, SiteTable> tables = new TreeMap<>();
    tables.put(
        Site.BOSTON.id(),
        database.load(new Hospital(Site.BOSTON, persons, Hospital.SEED, new Density(EVENTS))));
    await(spark, log);
    children.stop(List.of(spark));
    for (Site site : AS_FILES) {
      tables.put(site.id(), SiteTable.cdm(data().resolve(site.id()).resolve("cdm")));
    }
    return tables;
  }

  private Path data() {
    return folder.resolve("data");
  }

  private SparkRun synthesis() {
    List<String> arguments = new ArrayList<>();
    AS_FILES.forEach(site -> arguments.addAll(List.of("--site", site.id())));
    arguments.addAll(List.of("--persons", Long.toString(persons), "--out", data().toString()));
    arguments.addAll(List.of("--seed", Long.toString(Hospital.SEED)));
    arguments.addAll(List.of("--events-per-person", Integer.toString(EVENTS)));
    return new SparkRun(
        SparkHome.find(), APPLICATION, arguments, Optional.of(jar()), Map.of(), persons <= SMALL);
  }

  /** The jar that the generator's classes came from: it is the Spark application as well. */
  private static Path jar() {
    return Path.of(Hospital.class.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  private static void await(Process spark, Path log) {
    try {
      if (spark.waitFor() != 0) {
        List<String> lines = Files.readAllLines(log);
        throw SparkRun.failure(lines.subList(Math.max(0, lines.size() - 30), lines.size()));
      }
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.ENGINE_FAILED, "synthetic hospitals: failed, and no log: " + log, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IeumException(ErrorCode.CANCELLED, "demo: interrupted", e);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
