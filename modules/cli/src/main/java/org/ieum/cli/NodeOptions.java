package org.ieum.cli;

import java.nio.file.Path;
import org.ieum.node.NodeConfig;
import org.ieum.node.policy.Decisions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which node a person of the hospital means. */
@Command
final class NodeOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The node's configuration. Default: ${DEFAULT-VALUE}.")
  private Path config = Path.of("node.yaml");

  NodeConfig read() {
    return NodeConfig.read(config);
  }

  Decisions decisions() {
    return Decisions.of(read().state());
  }
}
