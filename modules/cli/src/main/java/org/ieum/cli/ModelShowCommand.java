package org.ieum.cli;

import java.util.concurrent.Callable;
import org.ieum.cli.result.ModelText;
import org.ieum.federation.model.StudyResultJson;
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
      "  ieum model show heart-disease/model.json --json",
    })
final class ModelShowCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = ModelSource.LABEL, description = ModelSource.DESCRIPTION)
  private String study = "";

  @Mixin private ClientOptions client = new ClientOptions();

  @Mixin private Settings.Format format = new Settings.Format();

  ModelShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    StudyResultJson result = new ModelSource(study, client).result();
    if (format.json) {
      console.json(result.document());
    } else {
      ModelText.lines(result.model()).forEach(console::result);
    }
    return Exit.DONE;
  }
}
