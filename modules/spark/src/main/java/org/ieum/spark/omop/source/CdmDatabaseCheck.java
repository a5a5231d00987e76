package org.ieum.spark.omop.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ieum.federation.error.IeumException;
import org.ieum.spark.TableSource;

/**
 * Logs in to a CDM's database as the engine does, without Spark, and looks whether the login may
 * read the tables that every study needs. It reads no row.
 *
 * <p>Usage: the address on the first line of standard input, then a line {@code OPTION=VALUE} an
 * option, with the engine's class path. Says one line, {@code ieum-found …} or {@code ieum-error
 * CODE …}.
 */
public final class CdmDatabaseCheck {
  private CdmDatabaseCheck() {}

  public static void main(String[] args) throws IOException {
    Locale.setDefault(Locale.ROOT);
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    out.println(answer(source(in)));
  }

  private static TableSource source(BufferedReader in) throws IOException {
    String uri = in.readLine();
    Map<String, String> options = new TreeMap<>();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        options.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return new TableSource(uri == null ? "" : uri, "omop-jdbc", options);
  }

  static String answer(TableSource source) {
    try {
      return "ieum-found " + look(source);
    } catch (IeumException e) {
      return "ieum-error " + e.code() + " " + e.text().replace("\n", "\\n");
    }
  }

  /** What there is, in words. */
  private static String look(TableSource source) {
    DatabaseOptions options = DatabaseOptions.of(source);
    Map<String, DatabaseCatalogue.FoundTable> found = DatabaseCatalogue.tables(options);
    CdmFaults faults = new CdmFaults(options.address());
    int known = 0;
    for (CdmTable table : CdmSpecification.get().tables()) {
      DatabaseCatalogue.FoundTable there = found.get(table.name());
      known += there == null ? 0 : 1;
      if (there == null && table.core()) {
        faults.missingTable(table.name(), found.keySet());
      } else if (there != null && table.core()) {
        DatabaseTables.selected(options, there, table, faults)
            .ifPresent(columns -> DatabaseCatalogue.probe(options, there, columns));
      }
    }
    faults.refuseAny();
    return "login accepted, "
        + known
        + " tables of a CDM, the ones that every study needs readable";
  }
}
