package org.ieum.cli;

import java.net.URI;
import java.nio.file.Path;
import org.ieum.clinical.yaml.YamlDocument;
import org.ieum.clinical.yaml.YamlObject;
import org.ieum.federation.error.ErrorCode;
import org.ieum.wire.client.StudiesClient;
import org.ieum.wire.identity.PartyIdentity;

/**
 * A person's configuration, {@code ieum.yaml}.
 *
 * @param coordinator {@code https://host:port}
 * @param identity the person's identity folder
 */
public record ClientConfig(URI coordinator, Path identity) {
  /** The word in a client configuration's {@code ieum} key. */
  public static final String FORMAT = "client/v1";

  /**
   * Reads a file.
   *
   * @throws org.ieum.federation.error.IeumException BAD_CONFIGURATION with every fault
   */
  public static ClientConfig read(Path file) {
    YamlDocument document = YamlDocument.read(file, ErrorCode.BAD_CONFIGURATION);
    YamlObject root = document.root();
    root.format(FORMAT);
    URI coordinator =
        root.parsed(
            "coordinator",
            URI.create("https://localhost:7443"),
            "an address https://host:port",
            ClientConfig::address);
    Path identity = root.path("identity", "identity");
    document.finish();
    return new ClientConfig(coordinator, identity);
  }

  private static URI address(String text) {
    URI uri = URI.create(text);
    if (!"https".equals(uri.getScheme())
        || uri.getHost() == null
        || uri.getPort() < 1
        || !uri.getPath().matches("/?")) {
      throw new IllegalArgumentException("not https://host:port");
    }
    return URI.create("https://" + uri.getAuthority());
  }

  /** A client with this identity. */
  public StudiesClient connect() {
    return new StudiesClient(PartyIdentity.load(identity), coordinator);
  }
}
