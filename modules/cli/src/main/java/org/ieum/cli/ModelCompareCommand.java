package org.ieum.cli;

import java.util.concurrent.Callable;
import org.ieum.cli.result.ModelComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares two models. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Print two models side by side: their coefficients with the difference, also in standard"
          + " errors of the first, their figures, and what differs in the definitions of their"
          + " studies.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ieum model compare plain ridge",
      "  ieum model compare heart-disease heart-disease-2027 --config ieum.yaml --json",
    })
final class ModelCompareCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "A", description = ModelSource.DESCRIPTION)
  private String first = "";

  @Parameters(index = "1", paramLabel = "B", description = "Another one, of either kind.")
  private String second = "";

  @Mixin private ClientOptions client = new ClientOptions();

  @Mixin private Settings.Format format = new Settings.Format();

  ModelCompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ModelComparison comparison =
        new ModelComparison(
            first,
            new ModelSource(first, client).study(),
            second,
            new ModelSource(second, client).study());
    if (format.json) {
      console.json(comparison.document());
    } else {
      comparison.lines().forEach(console::result);
    }
    return Exit.DONE;
  }
}
