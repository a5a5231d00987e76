package org.ieum.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ieum.cli.result.ModelText;
import org.ieum.cli.spark.SparkHome;
import org.ieum.cli.spark.SparkRun;
import org.ieum.clinical.StudyFile;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.FittedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a study over tables on this machine. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Run a study in one process over tables that this machine can read, one a site: the same"
          + " queries, the same Spark code, the same model to the last bit as the federation gives."
          + " No keys, no network.",
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  ieum simulate study.yaml --site seoul=seoul.csv --site boston=boston.parquet --json",
      "  ieum audit replay heart-disease --ledger out --key out/ledger.key",
      "",
      "Tables: a path, file:/, hdfs:/ or webhdfs:/; the format follows from the name's end. A study of",
      "OMOP tables takes the folder of a CDM (Parquet, ORC or CSV files) or its jdbc: address.",
    })
final class SimulateCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "STUDY", description = "The study file (YAML).")
  private Path study = Path.of("");

  @Option(
      names = "--site",
      required = true,
      paramLabel = "NAME=URI",
      description = "A site and its table; repeat for each.")
  private Map<String, String> sites = new LinkedHashMap<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also write model, ledger and PipelineModel to this new or empty folder.")
  private Path out = Path.of("");

  @Mixin private Settings.Format format = new Settings.Format();

  SimulateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    StudyFile.read(study);
    boolean keep = !out.toString().isEmpty();
    Path folder = keep ? out : temporary();
    try {
      run(folder, keep);
      if (format.json) {
        console.json(document(folder.resolve("result.json")));
      } else {
        ModelText.lines(model(folder.resolve("model.json"))).forEach(console::result);
      }
    } finally {
      if (!keep) {
        Folders.delete(folder);
      }
    }
    return Exit.DONE;
  }

  private void run(Path folder, boolean keep) {
    List<String> arguments = new ArrayList<>();
    arguments.add(study.toString());
    sites.forEach((name, uri) -> arguments.addAll(List.of("--site", name + "=" + uri)));
    arguments.addAll(List.of("--out", folder.toString(), "--pipeline", Boolean.toString(keep)));
    new SparkRun(SparkHome.find(), "org.ieum.simulation.SimulateMain", arguments)
        .await(console::note);
  }

  private static Map<String, Object> document(Path file) {
    try {
      return new ObjectMapper()
          .readValue(
              Files.readAllBytes(file), new TypeReference<LinkedHashMap<String, Object>>() {});
    } catch (IOException e) {
      throw unfinished(file, e);
    }
  }

  private static FittedModel model(Path file) {
    try {
      return FittedModel.fromBytes(Files.readAllBytes(file));
    } catch (IOException e) {
      throw unfinished(file, e);
    }
  }

  private static IeumException unfinished(Path file, IOException cause) {
    return new IeumException(
        ErrorCode.ENGINE_FAILED,
        file + ": expected what the simulation wrote, found nothing",
        cause);
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("ieum-simulate-");
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.DISK, "temporary folder: cannot be made; name a folder with --out", e);
    }
  }
}
