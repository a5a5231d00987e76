package org.ieum.cli.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;

/**
 * A host and port that should answer.
 *
 * @param host name or address
 */
record Address(String host, int port) {
  private static final int PATIENCE_MILLIS = 3_000;

  /** Why nothing can be reached there; empty where something answers. */
  Optional<String> silence() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of(e.getClass().getSimpleName());
    }
  }

  /** Of {@code host:port}, the brackets of an IPv6 address left out. */
  static Address parse(String text, int standardPort) {
    String plain = text.replaceAll("/.*", "");
    int colon = plain.lastIndexOf(':');
    boolean named = colon > 0 && plain.substring(colon + 1).matches("[0-9]{1,5}");
    return new Address(
        (named ? plain.substring(0, colon) : plain).replaceAll("[\\[\\]]", ""),
        named ? Integer.parseInt(plain.substring(colon + 1)) : standardPort);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
