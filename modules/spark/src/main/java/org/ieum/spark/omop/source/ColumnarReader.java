package org.ieum.spark.omop.source;

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
import org.apache.spark.sql.types.StructField;

/** A table in Parquet or ORC files, whose types have to suit. */
final class ColumnarReader implements TableReader {
  private final CdmTable table;
  private final Dataset<Row> found;
  private final StructField[] fields;
  private final ColumnNames names;

  private ColumnarReader(CdmTable table, Dataset<Row> found) {
    this.table = table;
    this.found = found;
    this.fields = found.schema().fields();
    this.names = new ColumnNames(table, Arrays.asList(found.schema().fieldNames()));
  }

  static Optional<TableReader> open(
      SparkSession session,
      CdmTable table,
      List<String> paths,
      String format,
      Map<String, String> options,
      CdmFaults faults) {
    Dataset<Row> found;
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
    ColumnarReader reader = new ColumnarReader(table, found);
    return reader.checkColumns(faults) ? Optional.of(reader) : Optional.empty();
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
              .map(p -> found.col("`" + fields[p].name() + "`"))
              .orElseGet(() -> functions.lit(null));
      columns.add(value.cast(c.type().type()).as(c.name()));
    }
    return found.select(columns.toArray(Column[]::new));
  }

  @Override
  public List<String> remarks() {
    return names.remarks();
  }
}
