package org.ieum.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.ieum.cli.result.ModelText;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.StudyResultJson;
import org.ieum.wire.client.StudiesClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints a model. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Print the coefficients and the evaluation of a model.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ieum model show heart-disease --config ieum.yaml",
      "  ieum model show heart-disease/model.json",
    })
final class ModelShowCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "STUDY|FILE",
      description = "A finished study, as for 'ieum watch', or a model.json that was fetched.")
  private String study = "";

  @Mixin private ClientOptions client = new ClientOptions();

  @Mixin private Settings.Format format = new Settings.Format();

  ModelShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    StudyResultJson result = study.endsWith(".json") ? ofFile(Path.of(study)) : ofStudy();
    if (format.json) {
      console.json(result.document());
    } else {
      ModelText.lines(result.model()).forEach(console::result);
    }
    return Exit.DONE;
  }

  private StudyResultJson ofStudy() {
    try (StudiesClient studies = client.read().connect()) {
      return StudyEnding.result(studies.model(study));
    }
  }

  private static StudyResultJson ofFile(Path file) {
    try {
      FittedModel model = FittedModel.fromBytes(Files.readAllBytes(file));
      return new StudyResultJson(
          model, List.of(), new TreeMap<>(), new TreeMap<>(), new LinkedHashMap<>());
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.BAD_USAGE,
          file + ": expected a model.json, found no readable file; fetch it with ieum model fetch",
          e);
    }
  }
}
