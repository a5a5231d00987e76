package org.ieum.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.ieum.algorithms.StudyProgram;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.SimulatedFederation;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.study.StudyManifest;

/**
 * A whole study from Parquet on one machine: {@code --dir DIR [--rows 1000000] [--columns 50]
 * [--sites 3] [--master local[2]]}. One engine process a site, started as a node starts it, driven
 * by the real study program; a second study on the same data with the engines warm; then, with the
 * engines gone, plain MLlib in a process of its own over the union of the same files. Start-up
 * counts. What it leaves out is the nodes' and the coordinator's own work, for which see the round
 * benchmark.
 *
 * <p>Wants {@code SPARK_HOME}, as bin/spark-submit sets it, and Ieum's jars beside this one.
 */
public final class WholeStudyMain {
  private final Path folder;
  private final Path home;
  private final Path jars;
  private final String master;
  private final StudyManifest study;
  private final List<String> tables = new ArrayList<>();

  private WholeStudyMain(Path folder, String master, StudyManifest study) {
    this.folder = folder;
    this.master = master;
    this.study = study;
    String spark = System.getenv("SPARK_HOME");
    if (spark == null) {
      throw Arguments.usage(
          "expected SPARK_HOME in the environment; start it with bin/spark-submit");
    }
    home = Path.of(spark);
    jars = home.resolveSibling("engine");
  }

  public static void main(String[] args) {
    Application.run("ieum whole study", session -> benchmark(session, args));
  }

  static Arguments arguments(String[] args) {
    return Arguments.of(args, Set.of("dir", "rows", "columns", "sites", "master"));
  }

  private static void benchmark(SparkSession session, String[] args) {
    Arguments arguments = arguments(args);
    int rows = arguments.number("rows", 1_000_000);
    int columns = arguments.number("columns", 50);
    int sites = arguments.number("sites", 3);
    Path folder = Path.of(arguments.required("dir")).toAbsolutePath();
    List<String> names = new ArrayList<>();
    for (int s = 0; s < sites; s++) {
      names.add("hospital" + s);
    }
    StudyManifest study = SyntheticTable.study(columns, names);
    String master = arguments.optional("master").orElse("local[2]");
    WholeStudyMain whole = new WholeStudyMain(folder, master, study);
    Figures.heading();
    Figures.print("sites × rows × columns", sites + " × " + rows + " × " + columns + ", " + master);
    for (int s = 0; s < sites; s++) {
      String table =
          Documents.address(folder.resolve("site-" + s + "-" + rows + "x" + columns + ".parquet"));
      SyntheticTable.write(session, table, rows, columns, s + 1, 0.2 * s);
      whole.tables.add(table);
    }
    session.stop();
    whole.run();
  }

  private void run() {
    Stopwatch watch = new Stopwatch(System::nanoTime);
    List<SiteEngine> engines = new ArrayList<>();
    try {
      FittedModel model =
          watch.time(
              "whole",
              () -> {
                watch.time("engines", () -> engines.addAll(start()));
                return study(watch, study, engines);
              });
      double engineCpu = engines.stream().mapToDouble(SiteEngine::cpu).sum();
      print("engines ready", watch.seconds("engines"));
      print("tables read to blocks", watch.seconds("prepare"));
      print("rounds", watch.seconds("fit"));
      print("whole study, start-up included", watch.seconds("whole"));
      print("  processors of the engines", engineCpu);
      FittedModel again = watch.time("second", () -> study(watch, study, engines));
      print("a second study, engines warm", watch.seconds("second"));
      Figures.print("  the same model", again.digest().equals(model.digest()) ? "yes" : "NO");
    } finally {
      engines.forEach(SiteEngine::close);
    }
    Path log = watch.time("mllib", this::mllib);
    print("plain MLlib over the pooled files", watch.seconds("mllib"));
    print("  of which its fit", number(log, PlainMllibMain.SECONDS));
    print("  processors of MLlib", number(log, PlainMllibMain.PROCESSORS));
    Figures.print(
        "whole study / plain MLlib",
        String.format(Locale.ROOT, "%.2f", watch.seconds("whole") / watch.seconds("mllib")));
  }

  private static void print(String what, double seconds) {
    Figures.print(what, String.format(Locale.ROOT, "%.1f s", seconds));
  }

  private List<SiteEngine> start() {
    List<Path> logs = study.sites().stream().map(s -> folder.resolve(s + ".log")).toList();
    return SiteEngine.start(home, jars, master, "2g", logs);
  }

  private FittedModel study(Stopwatch watch, StudyManifest study, List<SiteEngine> engines) {
    EngineSites sites = watch.time("prepare", () -> new EngineSites(study, engines, tables));
    return watch.time(
        "fit",
        () ->
            StudyProgram.run(
                new SimulatedFederation(study, sites.tables()), ProgressListener.none()));
  }

  /** The log of the finished application. */
  private Path mllib() {
    Path log = folder.resolve("mllib.log");
    List<String> arguments = new ArrayList<>();
    arguments.add(Integer.toString(study.dictionary().covariates().size()));
    arguments.addAll(tables);
    String main = PlainMllibMain.class.getName();
    try {
      Process process =
          SiteEngine.submit(home, jars, "ieum-simulation", main, master, arguments, log)
              .apply(Map.of("SPARK_DRIVER_MEMORY", "6g"));
      if (process.waitFor() != 0) {
        throw new IeumException(
            ErrorCode.ENGINE_FAILED, "MLlib: expected it to finish, found it failed; see " + log);
      }
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.ENGINE_FAILED, "MLlib: expected it to start, found it cannot", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return log;
  }

  private static double number(Path log, String label) {
    try {
      return Files.readAllLines(log).stream()
          .filter(line -> line.startsWith(label))
          .mapToDouble(line -> Double.parseDouble(line.substring(label.length())))
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
