package org.ieum.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ieum.cli.spark.SparkHome;
import org.ieum.node.Node;
import org.ieum.node.NodeConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a hospital's node. */
@Command(
    name = "node",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[COMMAND]",
    description = {
      "Run a hospital's node, or decide over studies that wait for it.",
      "",
      "The node dials out to the coordinator and opens no port to the network. It can be stopped or"
          + " killed at any moment; studies go on at the next start.",
    },
    commandListHeading = "%nCommands (they work with the node up or down):%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ieum node --config node.yaml",
      "  ieum node studies --config node.yaml",
      "  ieum node preview heart-disease --config node.yaml",
      "  ieum node approve heart-disease --config node.yaml --by kim",
    },
    subcommands = {
      NodeStudiesCommand.class,
      NodeStatusCommand.class,
      NodePreviewCommand.class,
      NodeApproveCommand.class,
      NodeRefuseCommand.class,
    })
final class NodeCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The node's configuration. Default: ${DEFAULT-VALUE}.")
  private Path config = Path.of("node.yaml");

  @Mixin private ProcessOptions process = new ProcessOptions();

  NodeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    NodeConfig read = NodeConfig.read(config);
    SparkHome spark = SparkHome.find(read.engine().sparkHome());
    Node node = Node.start(read, spark.spark(), spark.engineJars());
    process.stopAtExit(node);
    console.note("node " + read.site() + " runs and dials " + read.coordinator());
    node.awaitStop();
    return Exit.DONE;
  }
}
