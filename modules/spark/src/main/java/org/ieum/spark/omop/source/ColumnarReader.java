package org.ieum.spark.omop.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.ieum.spark.TableSource;

/** A table in Parquet or ORC files, whose types have to suit. */
final class ColumnarReader implements TableReader {
  private final CdmTable table;
  private final Dataset<Row> found;
  private final StructField[] fields;
  private final ColumnNames names;
  private final TypedCells cells;

  private ColumnarReader(CdmTable table, Dataset<Row> found, TypedCells cells) {
    this.table = table;
    this.found = found;
    this.cells = cells;
    this.fields = found.schema().fields();
    this.names = new ColumnNames(table, Arrays.asList(found.schema().fieldNames()));
  }

  static Optional<TableReader> open(
      SparkSession session,
      CdmTable table,
      List<String> paths,
      String format,
      TableSource source,
      CdmFaults faults) {
    Dataset<Row> found;
    Map<String, String> options = source.readerOptions();
    try {
      DataFrameReader reader = session.read().format(format).options(options);
      ParquetFooter.schema(session, format, options, paths).ifPresent(reader::schema);
      found = reader.load(paths.toArray(String[]::new));
    } catch (Exception e) {
      // Not only unchecked ones: Scala code throws AnalysisException undeclared.
      faults.add(
          "table "
              + table.name()
              + ": expected readable "
              + (format.equals("orc") ? "ORC" : "Parquet")
              + " files, could not read them ("
              + e.getClass().getSimpleName()
              + "); write them again or correct the engine's rights");
      return Optional.empty();
    }
    ColumnarReader reader =
        new ColumnarReader(table, found, new TypedCells(source.timeZone(), table, ""));
    if (!reader.checkColumns(faults)) {
      return Optional.empty();
    }
    return reader.timed() ? reader.ofOneClock(session, format, paths, faults) : Optional.of(reader);
  }

  /** Whether a column of dates has times. */
  private boolean timed() {
    return table.columns().stream()
        .filter(c -> c.type() == ColumnType.DATE)
        .flatMap(c -> names.place(c.name()).stream())
        .anyMatch(p -> !fields[p].dataType().equals(DataTypes.DateType));
  }

  /** The same, if the times of all files mean the same. */
  private Optional<TableReader> ofOneClock(
      SparkSession session, String format, List<String> paths, CdmFaults faults) {
    try {
      if (format.equals("orc")) {
        Optional<String> writer =
            OrcWriter.zone(paths, session.sparkContext().hadoopConfiguration());
        if (writer.isPresent()) {
          return Optional.of(
              new ColumnarReader(table, found, new TypedCells(cells.zone(), table, writer.get())));
        }
      } else if (ParquetFooter.alike(session, paths, table)) {
        return Optional.of(this);
      }
      faults.add(
          "table "
              + table.name()
              + ": expected timestamps of one kind in columns of dates, found files that differ;"
              + " write all of its files in one way, or write dates");
    } catch (IOException | RuntimeException e) {
      faults.add(
          "table "
              + table.name()
              + ": expected readable files, could not read the ends of all of them; write them"
              + " again or correct the engine's rights");
    }
    return Optional.empty();
  }

  private boolean checkColumns(CdmFaults faults) {
    boolean whole = true;
    for (CdmColumn column : table.columns()) {
      Optional<Integer> place = names.place(column.name());
      if (place.isEmpty() && column.required()) {
        faults.missingColumn(table, column, Arrays.asList(found.schema().fieldNames()));
        whole = false;
      } else if (place.isPresent() && !column.type().accepts(fields[place.get()].dataType())) {
        faults.wrongType(table, column, fields[place.get()].dataType().simpleString());
        whole = false;
      } else if (place.isPresent() && cells.needTimeZone(fields[place.get()].dataType())) {
        faults.withoutTimeZone(table, column, fields[place.get()].dataType().simpleString());
        whole = false;
      }
    }
    return whole;
  }

  @Override
  public Dataset<Row> rows() {
    List<Column> columns = new ArrayList<>();
    for (CdmColumn c : table.columns()) {
      Column value =
          names
              .place(c.name())
              .map(p -> cells.value(c, cell(p), fields[p].dataType()))
              .orElseGet(() -> functions.lit(null));
      columns.add(value.cast(c.type().type()).as(c.name()));
    }
    return found.select(columns.toArray(Column[]::new));
  }

  private Column cell(int place) {
    return found.col("`" + fields[place].name() + "`");
  }

  @Override
  public List<String> remarks() {
    return names.remarks();
  }
}
