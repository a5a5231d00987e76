package org.ieum.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.ieum.wire.client.StudiesClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a study until it has ended. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = {
      "Show a study until it has ended, then print its model. Ctrl-C leaves it running.",
    },
    footerHeading = "%nExample:%n",
    footer = "  ieum watch heart-disease --config ieum.yaml")
final class WatchCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "STUDY",
      description = "Id of the newest study of that name, its digest, or the start of its digest.")
  private String study = "";

  @Mixin private ClientOptions client = new ClientOptions();

  @Mixin private Settings.Format format = new Settings.Format();

  WatchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (StudiesClient studies = client.read().connect()) {
      return FollowedStudy.toTheEnd(studies, console, Clock.systemUTC(), study, format.json);
    }
  }
}
