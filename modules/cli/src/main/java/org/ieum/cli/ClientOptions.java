package org.ieum.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Who asks the coordinator. */
@Command
final class ClientOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Your configuration, as 'ieum federation init' wrote it. Default: ${DEFAULT-VALUE}.")
  private Path config = Path.of("ieum.yaml");

  ClientConfig read() {
    return ClientConfig.read(config);
  }
}
