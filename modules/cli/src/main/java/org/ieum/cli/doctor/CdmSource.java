package org.ieum.cli.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ieum.node.NodeConfig;

/**
 * Looks for an OMOP CDM without Spark: the folder's tables, or the database's port and the password
 * file. Columns and types are looked at by {@code ieum node preview}.
 */
final class CdmSource {
  private static final Set<String> CORE =
      new TreeSet<>(Set.of("person", "observation_period", "concept", "cdm_source"));
  private static final int PATIENCE_MILLIS = 3_000;
  private static final String POSTGRES = "jdbc:postgresql:";
  private static final int POSTGRES_PORT = 5432;

  private CdmSource() {}

  static List<Check> database(String subject, NodeConfig.Table table) {
    List<Check> checks = new ArrayList<>();
    String password = table.options().getOrDefault("password-file", "");
    if (!password.isEmpty() && !Files.isReadable(Path.of(password))) {
      checks.add(
          Check.fail(
              subject,
              password + ": no password file that can be read",
              "correct 'password-file' or its rights"));
    }
    checks.add(reached(subject, table.uri().replaceAll("[?;].*", "")));
    return checks;
  }

  private static Check reached(String subject, String url) {
    if (!url.startsWith(POSTGRES)) {
      return Check.warn(
          subject, url + ", not looked at", "'ieum node preview' says whether it can be read");
    }
    try {
      URI address = URI.create(url.substring("jdbc:".length()));
      String host = address.getHost();
      if (host == null) {
        return Check.fail(
            subject, url + ": no host", "write it as jdbc:postgresql://host:port/database");
      }
      int port = address.getPort() < 0 ? POSTGRES_PORT : address.getPort();
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
      }
      return Check.ok(subject, url + ", answers; 'ieum node preview' looks at its schema");
    } catch (IllegalArgumentException e) {
      return Check.fail(
          subject, url + ": not an address", "write it as jdbc:postgresql://host:port/database");
    } catch (IOException e) {
      return Check.fail(
          subject,
          url + ": nothing answers (" + e.getClass().getSimpleName() + ")",
          "start the database, or correct 'uri' or the firewall");
    }
  }

  /** A local folder that can be read. */
  static Check folder(String subject, NodeConfig.Table table, Path folder) {
    Set<String> lacking = new TreeSet<>(CORE);
    int tables = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        lacking.remove(name.contains(".") ? name.substring(0, name.indexOf('.')) : name);
        tables++;
      }
    } catch (IOException e) {
      return Check.fail(
          subject,
          table.uri() + ": no folder that can be read",
          "name the folder that holds a file or folder a table");
    }
    return lacking.isEmpty()
        ? Check.ok(subject, table.uri() + ", " + table.format() + ", " + tables + " tables")
        : Check.fail(
            subject,
            table.uri() + ": no table " + String.join(", ", lacking),
            "write " + (lacking.size() == 1 ? "it" : "them") + " beside the others");
  }
}
