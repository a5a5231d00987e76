package org.ieum.spark.omop.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.ieum.spark.internal.source.CsvDiagnosis;
import org.ieum.spark.internal.source.CsvFormat;
import org.ieum.spark.internal.source.FileNames;
import org.ieum.spark.internal.source.TableFile;
import org.ieum.spark.internal.source.UndecodableText;

/** A table in CSV files, plain or compressed; every cell is text until it is read as its type. */
final class CsvReader implements TableReader {
  private final CdmTable table;
  private final CsvFiles files;
  private final String zone;
  private final CsvHeader header;
  private final ColumnNames names;

  private CsvReader(CdmTable table, CsvFiles files, String zone, CsvHeader header) {
    this.table = table;
    this.files = files;
    this.zone = zone;
    this.header = header;
    this.names = new ColumnNames(table, header.names());
  }

  static Optional<TableReader> open(
      SparkSession session,
      CdmTable table,
      List<TableFile> files,
      CsvFormat format,
      String zone,
      CdmFaults faults) {
    Configuration conf = session.sparkContext().hadoopConfiguration();
    Optional<CsvHeader> first = Optional.empty();
    for (TableFile file : files) {
      String name = FileNames.shortName(file.path());
      try {
        CsvHeader header = CsvHeader.read(file.path(), conf, format);
        if (first.isEmpty()) {
          first = Optional.of(header);
          Optional<String> otherwise = otherwise(table, file, conf, header);
          if (otherwise.isPresent()) {
            faults.add("table " + table.name() + ", " + name + " line 1: " + otherwise.get());
            return Optional.empty();
          }
        } else if (!first.get().equals(header)) {
          faults.add(
              "table "
                  + table.name()
                  + ": expected one header in all of its files, found another in "
                  + name
                  + "; write the files with the same columns in the same order");
        }
      } catch (IOException | IllegalArgumentException e) {
        faults.add(
            "table "
                + table.name()
                + (UndecodableText.caused(e)
                    ? ", " + name + CsvDiagnosis.undecodable(format, file.path(), conf).message()
                    : ": expected a readable CSV file, could not read "
                        + name
                        + " ("
                        + e.getClass().getSimpleName()
                        + "); write it again or correct the engine's rights"));
        return Optional.empty();
      }
    }
    if (first.isEmpty()) {
      return Optional.empty();
    }
    CsvHeader header = first.get();
    CsvReader reader =
        new CsvReader(
            table,
            new CsvFiles(
                session, table.name(), files, header.format(), header.names().size(), faults),
            zone,
            header);
    return reader.checkColumns(faults) ? Optional.of(reader) : Optional.empty();
  }

  /** Where needed columns are missing: how the file is written, if otherwise than declared. */
  private static Optional<String> otherwise(
      CdmTable table, TableFile file, Configuration conf, CsvHeader header) throws IOException {
    List<String> needed =
        table.columns().stream().filter(CdmColumn::required).map(CdmColumn::name).toList();
    ColumnNames names = new ColumnNames(table, header.names());
    return needed.stream().allMatch(n -> names.place(n).isPresent())
        ? Optional.empty()
        : CsvDiagnosis.header(header.format(), file.path(), conf, needed, true);
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

  @Override
  public Dataset<Row> rows() {
    List<Column> columns = new ArrayList<>();
    for (CdmColumn c : table.columns()) {
      String subject = table.name() + "." + c.name();
      columns.add(cell(c, raw -> new TextCell(c, zone).value(raw, subject)));
    }
    return files.rows().select(columns.toArray(Column[]::new));
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
    return files.rows().select(columns.toArray(Column[]::new));
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
