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
import org.ieum.node.StartConditions;

/**
 * Looks for an OMOP CDM without Spark: the folder's tables, each file's header opened, or the
 * database's password file, port, login and tables. Values are looked at by {@code ieum node
 * preview}.
 */
final class CdmSource {
  private static final Set<String> CORE =
      new TreeSet<>(Set.of("person", "observation_period", "concept", "cdm_source"));
  private static final List<Character> SEPARATORS = List.of(',', '\t');
  private static final String POSTGRES = "jdbc:postgresql:";
  private static final int POSTGRES_PORT = 5432;

  private CdmSource() {}

  /** The password file, and the database: logged in to where the engine's class path is there. */
  static List<Check> database(String subject, NodeConfig.Table table, NodeConfig.Engine engine) {
    List<Check> checks = new ArrayList<>();
    Optional<Check> password =
        StartConditions.passwordFile(table).map(file -> Secrets.file(subject, file));
    password.ifPresent(checks::add);
    String url = table.uri().replaceAll("[?;].*", "");
    Optional<Check> unreached = unreached(subject, url);
    if (unreached.isPresent()) {
      checks.add(unreached.get());
    } else if (password.isPresent() && password.get().verdict() == Check.Verdict.FAIL) {
      checks.add(
          Check.warn(
              subject,
              url + ", login and tables not looked at, for want of a password",
              "correct 'password-file' first"));
    } else {
      checks.add(new DatabaseLook(subject, table, engine).check());
    }
    return checks;
  }

  /** Why nothing answers there; empty where something does, or where nobody can tell from here. */
  private static Optional<Check> unreached(String subject, String url) {
    if (!url.startsWith(POSTGRES)) {
      return Optional.empty();
    }
    try {
      URI address = URI.create(url.substring("jdbc:".length()));
      String host = address.getHost();
      if (host == null) {
        return Optional.of(
            Check.fail(
                subject, url + ": no host", "write it as jdbc:postgresql://host:port/database"));
      }
      int port = address.getPort() < 0 ? POSTGRES_PORT : address.getPort();
      Optional<String> silence = new Address(host.replaceAll("[\\[\\]]", ""), port).silence();
      return silence.map(
          why ->
              Check.fail(
                  subject,
                  url + ": nothing answers (" + why + ")",
                  "start the database, or correct 'uri' or the firewall"));
    } catch (IllegalArgumentException e) {
      return Optional.of(
          Check.fail(
              subject,
              url + ": not an address",
              "write it as jdbc:postgresql://host:port/database"));
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
