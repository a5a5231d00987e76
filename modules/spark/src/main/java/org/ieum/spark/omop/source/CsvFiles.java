package org.ieum.spark.omop.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.ieum.spark.internal.source.CsvFormat;
import org.ieum.spark.internal.source.CsvScan;
import org.ieum.spark.internal.source.FileNames;
import org.ieum.spark.internal.source.TableFile;

/**
 * The CSV files of one table as Spark reads them: in pieces, cut at line breaks, unless a quoted
 * cell has one, in which case each file is read whole by one task. Which of both, and whether all
 * bytes are text, one pass over the files tells before they are first read.
 */
final class CsvFiles {
  /** So much the driver goes over itself: about a third of a second. */
  private static final long SMALL = 64L << 20;

  private static final int MOST_PARTITIONS = 1000;

  private final SparkSession session;
  private final String table;
  private final List<TableFile> files;
  private final CsvFormat format;
  private final int columns;
  private final CdmFaults faults;
  private Optional<Boolean> breaks = Optional.empty();

  /**
   * For a table.
   *
   * @param columns in every row
   * @param faults the CDM's, whose address messages name
   */
  CsvFiles(
      SparkSession session,
      String table,
      List<TableFile> files,
      CsvFormat format,
      int columns,
      CdmFaults faults) {
    this.session = session;
    this.table = table;
    this.files = List.copyOf(files);
    this.format = format;
    this.columns = columns;
    this.faults = faults;
  }

  /**
   * Every cell as text, in columns {@code c0}, {@code c1} and so on.
   *
   * @throws org.ieum.federation.error.IeumException BAD_TABLE at bytes that are no text, or quotes
   *     that are not closed
   */
  Dataset<Row> rows() {
    StructType schema = new StructType();
    for (int i = 0; i < columns; i++) {
      schema = schema.add("c" + i, DataTypes.StringType, true);
    }
    return session
        .read()
        .schema(schema)
        .option("header", "true")
        .option("sep", String.valueOf(format.separator()))
        .option("quote", format.isQuoted() ? String.valueOf(format.quote()) : "")
        .option("escape", String.valueOf(format.escape()))
        .option("encoding", format.encoding())
        .option("nullValue", format.nullValue())
        .option("multiLine", hasBreaks() || !format.breaksByByte())
        .csv(files.stream().map(TableFile::path).toArray(String[]::new));
  }

  private synchronized boolean hasBreaks() {
    if (breaks.isEmpty()) {
      List<CsvScan> scans = scans();
      List<String> found =
          scans.stream()
              .map(CsvScan::fault)
              .filter(f -> !f.isEmpty())
              .map(f -> "table " + table + ", " + f)
              .toList();
      if (!found.isEmpty()) {
        throw faults.refusal(found);
      }
      breaks = Optional.of(scans.stream().anyMatch(CsvScan::breaks));
    }
    return breaks.get();
  }

  private List<CsvScan> scans() {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    Configuration conf = context.hadoopConfiguration();
    List<String> paths = files.stream().map(TableFile::path).toList();
    CsvFormat declared = format;
    if (files.stream().mapToLong(TableFile::length).sum() > SMALL) {
      SerializableConfiguration shipped = new SerializableConfiguration(conf);
      return context
          .parallelize(paths, Math.min(paths.size(), MOST_PARTITIONS))
          .map(path -> CsvScan.of(declared, path, shipped.value()))
          .collect();
    }
    List<CsvScan> scans = new ArrayList<>();
    for (String path : paths) {
      try {
        scans.add(CsvScan.of(declared, path, conf));
      } catch (IOException e) {
        scans.add(
            new CsvScan(
                false,
                FileNames.shortName(path)
                    + ": expected a readable CSV file, could not read it ("
                    + e.getClass().getSimpleName()
                    + "); write it again or correct the engine's rights"));
      }
    }
    return scans;
  }
}
