package org.ieum.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ieum.coordinator.Coordinator;
import org.ieum.coordinator.CoordinatorConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a coordinator. */
@Command(
    name = "coordinator",
    mixinStandardHelpOptions = true,
    description = {
      "Run the coordinator: it schedules studies, relays rounds and keeps its ledger.",
      "",
      "It can be stopped or killed at any moment; unfinished studies go on at the next start.",
    },
    footerHeading = "%nExample:%n",
    footer = "  ieum coordinator --config coordinator.yaml")
final class CoordinatorCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The coordinator's configuration. Default: ${DEFAULT-VALUE}.")
  private Path config = Path.of("coordinator.yaml");

  @Mixin private ProcessOptions process = new ProcessOptions();

  CoordinatorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    CoordinatorConfig read = CoordinatorConfig.read(config);
    Coordinator coordinator = Coordinator.start(read);
    process.stopAtExit(coordinator);
    console.note("coordinator listens on " + read.host() + ":" + coordinator.port());
    coordinator.awaitStop();
    return Exit.DONE;
  }
}
