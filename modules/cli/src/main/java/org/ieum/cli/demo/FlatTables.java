package org.ieum.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/** One CSV file a hospital, which comes with the study. */
record FlatTables(Path from, Path folder, List<String> sites) implements DemoTables {
  @Override
  public Map<String, SiteTable> make() {
    Map<String, SiteTable> tables = new TreeMap<>();
    try {
      Files.createDirectories(folder);
      for (String site : sites) {
        Path table = folder.resolve(site + ".csv");
        Files.copy(from.resolve(site + ".csv"), table);
        tables.put(site, SiteTable.csv(table));
      }
      return tables;
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.DISK, folder + ": the demo's tables cannot be written; name another --dir", e);
    }
  }

  @Override
  public void close() {
    // Nobody serves files.
  }
}
