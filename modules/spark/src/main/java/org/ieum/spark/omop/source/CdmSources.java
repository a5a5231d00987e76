package org.ieum.spark.omop.source;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.spark.TableSource;

/** Opens CDMs. */
public final class CdmSources {
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

  private static CheckedCdm files(SparkSession session, TableSource source, Set<String> tables) {
    CdmFaults faults = new CdmFaults(source.uri());
    CdmFiles files = CdmFiles.list(source.uri(), session.sparkContext().hadoopConfiguration());
    String format = source.format().substring("omop-".length());
    Map<String, TableReader> readers = new TreeMap<>();
    Set<String> needed = CdmSpecification.get().withCore(tables);
    for (CdmTable table : CdmSpecification.get().tables()) {
      boolean there = files.tables().contains(table.name());
      if (there && (needed.contains(table.name()) || isTaken(table))) {
        Optional<TableReader> reader =
            format.equals("csv")
                ? CsvReader.open(
                    session, table, files.paths(table.name()), source.options(), faults)
                : ColumnarReader.open(
                    session, table, files.paths(table.name()), format, source.options(), faults);
        reader.ifPresent(r -> readers.put(table.name(), r));
      } else if (needed.contains(table.name())) {
        faults.missingTable(table.name(), files.tables());
      }
    }
    String version = version(readers, faults);
    faults.refuseAny();
    return new CheckedCdm(source.uri(), version, readers, () -> files.snapshot(readers.keySet()));
  }

  /** Where a site has them: releases are for the quality report, deaths end a follow-up. */
  private static boolean isTaken(CdmTable table) {
    return table.name().equals("vocabulary") || table.name().equals("death");
  }

  private static String version(Map<String, TableReader> readers, CdmFaults faults) {
    TableReader source = readers.get("cdm_source");
    return source == null ? "" : CdmVersion.of(source.rows(), faults);
  }
}
