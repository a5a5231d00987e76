package org.ieum.cli.doctor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ieum.node.NodeConfig;

/**
 * Looks for an OMOP CDM without Spark: the folder's tables, or the database's port and the password
 * file. Each file's header is opened; columns and types are looked at by {@code ieum node preview}.
 */
final class CdmSource {
  private static final Set<String> CORE =
      new TreeSet<>(Set.of("person", "observation_period", "concept", "cdm_source"));
  private static final List<Character> SEPARATORS = List.of(',', '\t');
  private static final String POSTGRES = "jdbc:postgresql:";
  private static final int POSTGRES_PORT = 5432;

  private CdmSource() {}

  static List<Check> database(String subject, NodeConfig.Table table) {
    List<Check> checks = new ArrayList<>();
    String password = table.options().getOrDefault("password-file", "");
    if (!password.isEmpty()) {
      Path file = Path.of(password);
      checks.add(
          Files.isReadable(file)
              ? Secrets.file(subject, file)
              : Check.fail(
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
      Optional<String> silence = new Address(host.replaceAll("[\\[\\]]", ""), port).silence();
      if (silence.isPresent()) {
        return Check.fail(
            subject,
            url + ": nothing answers (" + silence.get() + ")",
            "start the database, or correct 'uri' or the firewall");
      }
      return Check.ok(subject, url + ", answers; 'ieum node preview' looks at its schema");
    } catch (IllegalArgumentException e) {
      return Check.fail(
          subject, url + ": not an address", "write it as jdbc:postgresql://host:port/database");
    }
  }

  private static String base(NodeConfig.Table table) {
    return table.format().replaceFirst("omop-", "");
  }

  /** A local folder that can be read. */
  static Check folder(String subject, NodeConfig.Table table, Path folder) {
    Set<String> lacking = new TreeSet<>(CORE);
    List<TableFile.Look> faulty = new ArrayList<>();
    int tables = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        lacking.remove(name.contains(".") ? name.substring(0, name.indexOf('.')) : name);
        tables++;
        TableFile.at(file)
            .map(first -> new TableFile(first, base(table), table.options(), SEPARATORS).look())
            .filter(look -> !look.isGood())
            .ifPresent(faulty::add);
      }
    } catch (IOException e) {
      return Check.fail(
          subject,
          table.uri() + ": no folder that can be read",
          "name the folder that holds a file or folder a table");
    }
    if (lacking.isEmpty() && !faulty.isEmpty()) {
      String others = faulty.size() > 1 ? ", and " + (faulty.size() - 1) + " more" : "";
      return Check.fail(subject, faulty.get(0).fault() + others, faulty.get(0).remedy());
    }
    return lacking.isEmpty()
        ? Check.ok(subject, table.uri() + ", " + table.format() + ", " + tables + " tables")
        : Check.fail(
            subject,
            table.uri() + ": no table " + String.join(", ", lacking),
            "write " + (lacking.size() == 1 ? "it" : "them") + " beside the others");
  }
}
