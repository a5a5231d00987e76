package org.ieum.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ieum.cli.result.FetchedStudy;
import org.ieum.cli.result.ModelText;
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
    ModelSource source = new ModelSource(study, client);
    if (format.json) {
      console.json(source.result().document());
      return Exit.DONE;
    }
    Optional<FetchedStudy> whole = source.whole();
    List<String> lines =
        whole.isPresent()
            ? ModelText.lines(whole.get().result().model(), whole.get().study())
            : ModelText.lines(source.result().model());
    lines.forEach(console::result);
    return Exit.DONE;
  }
}
