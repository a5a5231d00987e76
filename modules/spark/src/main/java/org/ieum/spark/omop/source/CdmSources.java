package org.ieum.spark.omop.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.Canonical;
import org.ieum.spark.TableSource;
import org.ieum.spark.internal.source.CsvFormat;

/**
 * Opens CDMs.
 *
 * <p>Files: a folder with one file or one folder of files a table, named after it ({@code
 * person.csv.gz}, {@code person.parquet}); options are those of {@link CsvFormat}, else of Spark's
 * reader.
 *
 * <p>Databases: {@code jdbc:postgresql:…}, and {@code jdbc:sqlserver:…} or {@code jdbc:oracle:…}
 * with the vendor's driver among the engine's jars. Options: {@code schema}, {@code user}, {@code
 * password-file}, {@code partitions} (slices by person_id, 8), {@code connections} (most at a time,
 * 4), {@code fetch-size} (rows a round trip, 10000), {@code patience} (seconds in which an
 * unreachable database is asked again, 120), {@code query-timeout} (seconds, 3600).
 *
 * <p>Both: {@value TableSource#TIME_ZONE}, without which moments in columns of dates are refused.
 */
public final class CdmSources {
  /** Small, and of use where a site has them: releases, source codes, deaths. */
  private static final Set<String> IF_THERE = Set.of("vocabulary", "concept_relationship", "death");

  private CdmSources() {}

  /**
   * Opens a CDM and checks the schema of the core tables and of those named.
   *
   * @param source of a format that begins with {@code omop-}
   * @param tables that the study reads, such as {@code measurement}; core tables need not be named
   * @throws IeumException BAD_TABLE with every missing table and column, wrong type and wrong
   *     version at once; SITE_UNAVAILABLE when a database cannot be reached
   */
  public static CheckedCdm open(SparkSession session, TableSource source, Set<String> tables) {
    return switch (source.format()) {
      case "omop-csv", "omop-parquet", "omop-orc" -> files(session, source, tables);
      case "omop-jdbc" -> database(session, source, tables);
      default ->
          throw new IeumException(
              ErrorCode.BAD_CONFIGURATION,
              "table "
                  + source.uri()
                  + ": expected an OMOP CDM (omop-csv, omop-parquet, omop-orc or omop-jdbc), found"
                  + " format "
                  + source.format());
    };
  }

  /**
   * How many persons a CDM in a database has; 0 where it has no such table.
   *
   * @throws IeumException SITE_UNAVAILABLE when the database cannot be reached
   */
  public static long persons(TableSource source) {
    return DatabaseTables.persons(DatabaseOptions.of(source));
  }

  private static CheckedCdm files(SparkSession session, TableSource source, Set<String> tables) {
    CdmFaults faults = new CdmFaults(source.uri());
    CdmFiles files = CdmFiles.list(source.uri(), session.sparkContext().hadoopConfiguration());
    String format = source.format().substring("omop-".length());
    List<String> options = new ArrayList<>();
    CsvFormat csv = CsvFormat.of(format.equals("csv") ? source.options() : Map.of(), options);
    options.forEach(faults::add);
    faults.refuseAny();
    Map<String, TableReader> readers =
        readers(
            tables,
            files.tables(),
            faults,
            table ->
                format.equals("csv")
                    ? CsvReader.open(
                        session, table, files.files(table.name()), csv, source.timeZone(), faults)
                    : ColumnarReader.open(
                        session, table, files.paths(table.name()), format, source, faults));
    String version = version(readers, faults);
    faults.refuseAny();
    return new CheckedCdm(
        source.uri(),
        version,
        readers,
        () ->
            snapshot(files.snapshot(readers.keySet(), source.readerOptions()), source.timeZone()));
  }

  private static CheckedCdm database(SparkSession session, TableSource source, Set<String> tables) {
    DatabaseTables found = DatabaseTables.of(session, source);
    CdmFaults faults = new CdmFaults(found.address());
    Map<String, TableReader> readers =
        readers(tables, found.tables(), faults, table -> found.open(table, faults));
    String version = version(readers, faults);
    faults.refuseAny();
    return new CheckedCdm(
        found.address(),
        version,
        readers,
        () -> snapshot(found.snapshot(readers.keySet()), source.timeZone()));
  }

  /** What the tables hold follows from the time zone too, where the source declares one. */
  private static String snapshot(String tables, String zone) {
    return zone.isEmpty()
        ? tables
        : Canonical.sha256(Canonical.write(Map.of("tables", tables, "timeZone", zone)));
  }

  /** The needed tables, and those optional ones that are there and cost nothing to look at. */
  private static Map<String, TableReader> readers(
      Set<String> named,
      Collection<String> found,
      CdmFaults faults,
      Function<CdmTable, Optional<TableReader>> open) {
    Set<String> needed = CdmSpecification.get().withCore(named);
    Map<String, TableReader> readers = new TreeMap<>();
    for (CdmTable table : CdmSpecification.get().tables()) {
      String name = table.name();
      if (found.contains(name) && (needed.contains(name) || IF_THERE.contains(name))) {
        open.apply(table).ifPresent(r -> readers.put(name, r));
      } else if (needed.contains(name)) {
        faults.missingTable(name, found);
      }
    }
    return readers;
  }

  private static String version(Map<String, TableReader> readers, CdmFaults faults) {
    TableReader source = readers.get("cdm_source");
    return source == null ? "" : CdmVersion.of(source.rows(), faults);
  }
}
