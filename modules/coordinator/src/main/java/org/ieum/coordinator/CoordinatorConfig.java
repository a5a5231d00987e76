package org.ieum.coordinator;

import java.nio.file.Path;
import org.ieum.clinical.yaml.YamlDocument;
import org.ieum.clinical.yaml.YamlObject;
import org.ieum.federation.error.ErrorCode;

/**
 * The coordinator's configuration, {@code coordinator.yaml}.
 *
 * @param host address to listen on
 * @param port the one port
 * @param identity folder with key, certificate, roster and ledger key
 * @param state folder that the coordinator owns: its ledger
 */
public record CoordinatorConfig(String host, int port, Path identity, Path state) {
  static final String FORMAT = "coordinator/v1";

  /**
   * Reads a file.
   *
   * @throws org.ieum.federation.error.IeumException BAD_CONFIGURATION with every fault
   */
  public static CoordinatorConfig read(Path file) {
    YamlDocument document = YamlDocument.read(file, ErrorCode.BAD_CONFIGURATION);
    YamlObject root = document.root();
    root.format(FORMAT);
    YamlObject listen = root.object("listen");
    CoordinatorConfig config =
        new CoordinatorConfig(
            listen.text("host", "0.0.0.0"),
            listen.integer("port", 1, 65_535, 7443),
            root.path("identity", "identity"),
            root.path("state", "state"));
    document.finish();
    return config;
  }

  /** Where the ledger is. */
  public Path ledger() {
    return state.resolve("ledger");
  }
}
