package org.ieum.cli.doctor;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ieum.node.NodeConfig;

/** Looks for the tables that a site offers. */
final class Tables {
  private Tables() {}

  static List<Check> examine(Map<String, NodeConfig.Table> tables, NodeConfig.Engine engine) {
    List<Check> checks = new ArrayList<>();
    if (tables.isEmpty()) {
      checks.add(
          Check.warn("tables", "none, so that no study can run here", "add one to node.yaml"));
    }
    new TreeMap<>(tables)
        .forEach(
            (name, table) -> {
              String subject = "table " + name;
              if (table.format().equals("omop-jdbc")) {
                checks.addAll(CdmSource.database(subject, table, engine));
              } else {
                checks.add(table(subject, table));
              }
            });
    return checks;
  }

  private static Check table(String subject, NodeConfig.Table table) {
    String found = table.uri() + ", " + table.format();
    try {
      URI uri = URI.create(table.uri().replace(" ", "%20"));
      String scheme = uri.getScheme();
      if (scheme != null && !scheme.equals("file")) {
        return Check.warn(
            subject,
            found + ", not looked at: " + scheme + " needs Spark",
            "the first study will say whether it can be read");
      }
      Path path = scheme == null ? Path.of(table.uri()) : Path.of(uri.getPath());
      if (!path.isAbsolute()) {
        return Check.fail(
            subject,
            found + ": a relative path depends on where the node starts",
            "make it absolute");
      }
      if (table.format().startsWith("omop-") && Files.isReadable(path)) {
        return CdmSource.folder(subject, table, path);
      }
      return TableFile.at(path)
          .map(file -> new TableFile(file, table.format(), table.options(), List.of(',')).look())
          .map(
              look ->
                  look.isGood()
                      ? Check.ok(subject, table.uri() + ", " + look.found())
                      : Check.fail(subject, look.fault(), look.remedy()))
          .orElseGet(
              () ->
                  Check.fail(
                      subject,
                      found + ": no such file that can be read",
                      "correct 'uri' or its rights"));
    } catch (IllegalArgumentException e) {
      return Check.fail(subject, found + ": not an address", "write it as file:/folder/file");
    }
  }
}
