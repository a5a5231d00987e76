package org.ieum.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.AnalysisSource;
import org.ieum.spark.SitePart;
import org.ieum.spark.SparkSiteTable;
import org.ieum.spark.TableSource;
import org.ieum.spark.omop.prepare.PreparationReport;

/**
 * What a hospital's first round waits for: {@code --study FILE --cdm URI}. Times the way from a CDM
 * to the analysis table and from there to cached blocks, and prints attrition and the most memory
 * that the process held.
 */
public final class PreparationBenchmarkMain {
  private static final String SITE = "hospital";
  private static final Path STATUS = Path.of("/proc/self/status");

  private PreparationBenchmarkMain() {}

  public static void main(String[] args) {
    Application.run("ieum preparation benchmark", session -> benchmark(session, args));
  }

  static Arguments arguments(String[] args) {
    return Arguments.of(args, Set.of("study", "cdm"));
  }

  static void benchmark(SparkSession session, String[] args) {
    Arguments arguments = arguments(args);
    Figures.heading();
    StudyManifest study = Documents.study(Path.of(arguments.required("study")), List.of(SITE));
    Map<String, String> site = Map.of(SITE, arguments.required("cdm"));
    TableSource cdm =
        java.util.Objects.requireNonNull(SiteTables.of(session, study, site).get(SITE));
    Stopwatch watch = new Stopwatch(System::nanoTime);
    AnalysisSource source = watch.time("table", () -> AnalysisSource.of(session, study, cdm));
    source
        .report()
        .map(PreparationReport::attrition)
        .ifPresent(
            steps -> steps.forEach(s -> Figures.print(s.label(), Long.toString(s.persons()))));
    Figures.print("CDM to analysis table", seconds(watch.seconds("table")));
    SparkSiteTable blocks =
        watch.time(
            "blocks",
            () -> SparkSiteTable.open(session, study, source.table(), new SitePart(0, false)));
    Figures.print("analysis table to cached blocks", seconds(watch.seconds("blocks")));
    Figures.print("records", Long.toString(blocks.summary().total()));
    Figures.print("most resident memory", mostMemory());
    blocks.close();
  }

  /** The kernel's own count, where there is one. */
  private static String mostMemory() {
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith("VmHWM:")) {
          return line.substring("VmHWM:".length()).strip();
        }
      }
    } catch (IOException e) {
      return "unknown";
    }
    return "unknown";
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }
}
