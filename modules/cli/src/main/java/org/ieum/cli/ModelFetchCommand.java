package org.ieum.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ieum.cli.result.ModelFolder;
import org.ieum.cli.spark.SparkHome;
import org.ieum.cli.spark.SparkRun;
import org.ieum.wire.client.FetchedModel;
import org.ieum.wire.client.StudiesClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a model home. */
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    description = {
      "Write the model of a finished study to a folder:",
      "  model.json        the canonical document; its SHA-256 is the model's digest",
      "  study.json        the study's canonical manifest",
      "  result.json       coefficients and evaluation as numbers",
      "  coefficients.csv  the same coefficients for a spreadsheet",
      "  SCORING.md        how a record is scored, and which is not",
      "  scoring.json      all numbers that scoring takes, named and in decimals",
      "  model.onnx        the model for ONNX runtimes, in double precision",
      "  pipeline/         a Spark MLlib PipelineModel that needs no Ieum to load or score",
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  ieum model fetch heart-disease --config ieum.yaml --out heart-disease",
      "  # then, in any Spark: PipelineModel.load(\"heart-disease/pipeline\").transform(patients)",
    })
final class ModelFetchCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "STUDY",
      description = "A finished study: id of the newest of that name, digest, or start of it.")
  private String study = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "New or empty folder to write to.")
  private Path out = Path.of("");

  @Option(
      names = "--no-pipeline",
      description = "Leave out the PipelineModel, which takes a start of Spark.")
  private boolean noPipeline;

  @Mixin private ClientOptions client = new ClientOptions();

  @Mixin private Settings.Format format = new Settings.Format();

  ModelFetchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    FetchedModel fetched;
    try (StudiesClient studies = client.read().connect()) {
      fetched = studies.model(study);
    }
    ModelFolder folder = ModelFolder.create(out);
    folder.write(fetched.manifest(), StudyEnding.result(fetched));
    if (!noPipeline) {
      console.note("writing the PipelineModel with Spark");
      SparkRun.export(SparkHome.find(), folder.study(), folder.model(), folder.pipeline());
    }
    if (format.json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("modelDigest", fetched.status().getModelDigest());
      document.put("folder", out.toString());
      document.put("onnx", folder.onnx().toString());
      document.put("scoring", folder.scoring().toString());
      if (!noPipeline) {
        document.put("pipeline", folder.pipeline().toString());
      }
      console.json(document);
    } else {
      console.result(out.toString());
    }
    return Exit.DONE;
  }
}
