package org.ieum.spark.omop.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.ieum.spark.TableSource;

/** A table in CSV files, plain or compressed; every cell is text until it is read as its type. */
final class CsvReader implements TableReader {
  private final SparkSession session;
  private final CdmTable table;
  private final List<String> paths;
  private final Map<String, String> options;
  private final String zone;
  private final CsvHeader header;
  private final ColumnNames names;

  private CsvReader(
      SparkSession session,
      CdmTable table,
      List<String> paths,
      Map<String, String> options,
      CsvHeader header) {
    this.session = session;
    this.table = table;
    this.paths = paths;
    this.options = options;
    this.zone = options.getOrDefault(TableSource.TIME_ZONE, "");
    this.header = header;
    this.names = new ColumnNames(table, header.names());
  }

  static Optional<TableReader> open(
      SparkSession session,
      CdmTable table,
      List<String> paths,
      Map<String, String> options,
      CdmFaults faults) {
    Configuration conf = session.sparkContext().hadoopConfiguration();
    Optional<CsvHeader> first = Optional.empty();
    for (String path : paths) {
      try {
        CsvHeader header = CsvHeader.read(path, conf, options);
        if (first.isEmpty()) {
          first = Optional.of(header);
        } else if (!first.get().equals(header)) {
          faults.add(
              "table "
                  + table.name()
                  + ": expected one header in all of its files, found another in "
                  + name(path)
                  + "; write the files with the same columns in the same order");
        }
      } catch (IOException | IllegalArgumentException e) {
        faults.add(
            "table "
                + table.name()
                + ": expected a readable CSV file, could not read "
                + name(path)
                + " ("
                + e.getClass().getSimpleName()
                + "); write it again or correct the engine's rights");
        return Optional.empty();
      }
    }
    if (first.isEmpty()) {
      return Optional.empty();
    }
    CsvReader reader = new CsvReader(session, table, paths, options, first.get());
    return reader.checkColumns(faults) ? Optional.of(reader) : Optional.empty();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private boolean checkColumns(CdmFaults faults) {
    boolean whole = true;
    for (CdmColumn column : table.columns()) {
      if (column.required() && names.place(column.name()).isEmpty()) {
        faults.missingColumn(table, column, header.names());
        whole = false;
      }
    }
    return whole;
  }

  private Dataset<Row> raw() {
    StructType schema = new StructType();
    for (int i = 0; i < header.names().size(); i++) {
      schema = schema.add("c" + i, DataTypes.StringType, true);
    }
    Map<String, String> all = new LinkedHashMap<>(options);
    all.remove("delimiter");
    all.remove(TableSource.TIME_ZONE);
    all.put("header", "true");
    all.put("sep", header.separator());
    // What doubles a quote inside quotes is a quote, as databases and spreadsheets write it.
    all.putIfAbsent("escape", "\"");
    if (!header.quoted()) {
      all.put("quote", "");
    }
    return session.read().schema(schema).options(all).csv(paths.toArray(String[]::new));
  }

  @Override
  public Dataset<Row> rows() {
    List<Column> columns = new ArrayList<>();
    for (CdmColumn c : table.columns()) {
      String subject = table.name() + "." + c.name();
      columns.add(cell(c, raw -> new TextCell(c, zone).value(raw, subject)));
    }
    return raw().select(columns.toArray(Column[]::new));
  }

  @Override
  public List<String> remarks() {
    return names.remarks();
  }

  @Override
  public List<CdmColumn> checked() {
    return table.columns().stream()
        .filter(c -> new TextCell(c, zone).canBeUnreadable() && names.place(c.name()).isPresent())
        .toList();
  }

  @Override
  public Dataset<Row> leniently() {
    List<Column> columns = new ArrayList<>();
    for (CdmColumn c : table.columns()) {
      columns.add(cell(c, raw -> new TextCell(c, zone).valueOrNull(raw)));
    }
    List<CdmColumn> checked = checked();
    Column unreadable = functions.lit(0L);
    for (int k = 0; k < checked.size(); k++) {
      CdmColumn c = checked.get(k);
      Column faulty = new TextCell(c, zone).unreadable(place(c));
      unreadable = unreadable.bitwiseOR(functions.when(faulty, 1L << k).otherwise(0L));
    }
    columns.add(unreadable.as(CheckedCdm.UNREADABLE));
    return raw().select(columns.toArray(Column[]::new));
  }

  private Column cell(CdmColumn column, UnaryOperator<Column> read) {
    Column value =
        names.place(column.name()).isPresent() ? read.apply(place(column)) : functions.lit(null);
    return value.cast(column.type().type()).as(column.name());
  }

  private Column place(CdmColumn column) {
    return functions.col("c" + names.place(column.name()).orElseThrow());
  }
}
