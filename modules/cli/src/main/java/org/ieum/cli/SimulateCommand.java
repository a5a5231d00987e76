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
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.StudyManifest;
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
          + " No keys, no network. A table is looked at as a node's preview looks at it, and"
          + " refused for what its node would refuse.",
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  ieum simulate study.yaml --site seoul=seoul.csv --site boston=boston.parquet --json",
      "  ieum audit replay heart-disease --ledger out --key out/ledger.key",
      "",
      "Tables: a path, file:/, hdfs:/ or webhdfs:/; the format follows from the name's end. A study of",
      "OMOP tables takes the folder of a CDM (Parquet, ORC or CSV files) or its jdbc: address.",
      "",
      "How a table is written, as 'options' says in a node's node.yaml: for all sites, or for one,",
      "",
      "  --site-option 'sep=;' --site-option seoul.encoding=CP949",
      "",
      "CSV: sep, encoding, quote, escape, nullValue. jdbc: user, password-file, schema, partitions, …",
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
      names = "--site-option",
      paramLabel = "[NAME.]KEY=VALUE",
      description = "How a site's table is written, or all sites' tables; repeat for each option.")
  private List<String> siteOptions = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Also write model, ledger, ONNX file and PipelineModel to this new or empty folder.")
  private Path out = Path.of("");

  @Option(
      names = "--minimum-cohort",
      paramLabel = "N",
      description =
          "Fewest records with which a site takes part, as 'policy: minimum-cohort' of its node."
              + " Default: ${DEFAULT-VALUE}.")
  private int minimumCohort = 20;

  @Option(
      names = "--share-site-results",
      description =
          "Every site consents to its own figures, as with 'policy: share-site-results: true' of"
              + " its node.")
  private boolean shareSiteResults;

  @Mixin private Settings.Format format = new Settings.Format();

  SimulateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (minimumCohort < 1) {
      throw new IeumException(
          ErrorCode.BAD_USAGE,
          "--minimum-cohort: expected 1 or more, found " + minimumCohort + "; correct it");
    }
    StudyManifest manifest = StudyFile.read(study).manifest(List.copyOf(sites.keySet()));
    EvaluationSpec evaluation = manifest.evaluation();
    if ((evaluation.bySite() || evaluation.leaveOneSiteOut()) && !shareSiteResults) {
      console.note(
          "the study asks for figures by site; without --share-site-results, which stands for the"
              + " sites' consent, there are none");
    }
    boolean keep = !out.toString().isEmpty();
    Path folder = keep ? out : temporary();
    try {
      run(folder, keep);
      if (format.json) {
        Map<String, Object> document = document(folder.resolve("result.json"));
        document.put("found", document(folder.resolve("found.json")));
        console.json(document);
      } else {
        ModelText.lines(model(folder.resolve("model.json")), manifest).forEach(console::result);
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
    siteOptions.forEach(option -> arguments.addAll(List.of("--site-option", option)));
    arguments.addAll(List.of("--out", folder.toString(), "--pipeline", Boolean.toString(keep)));
    arguments.addAll(List.of("--minimum-cohort", Integer.toString(minimumCohort)));
    arguments.addAll(List.of("--share-site-results", Boolean.toString(shareSiteResults)));
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
