package org.ieum.jobs.synthesis.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.ieum.jobs.synthesis.Hospital;
import org.ieum.jobs.synthesis.cdm.CdmTable;
import org.ieum.jobs.synthesis.cdm.TruthColumn;

/**
 * A hospital's tables as Datasets. Each is computed from person ids where the executors are; the
 * content does not depend on {@code partitions}.
 *
 * @param partitions consecutive ranges of persons
 */
public record HospitalData(SparkSession spark, Hospital hospital, int partitions) {

  /** A table of the CDM. */
  public Dataset<Row> table(CdmTable table) {
    List<CdmTable.Column> columns = table.columns();
    if (!table.ofPersons()) {
      List<Row> rows = new ArrayList<>();
      hospital.fixedRows(table, row -> rows.add(SparkRow.of(row)));
      return dated(spark.createDataFrame(rows, schema(columns)).coalesce(1), columns);
    }
    PersonRowsFunction rows = new PersonRowsFunction(hospital, table);
    return dated(persons().mapPartitions(rows, Encoders.row(schema(columns))), columns);
  }

  /** The sidecar: one row a person. */
  public Dataset<Row> truth() {
    List<CdmTable.Column> columns =
        Arrays.stream(TruthColumn.values()).map(TruthColumn::column).toList();
    TruthFunction rows = new TruthFunction(hospital);
    return dated(persons().mapPartitions(rows, Encoders.row(schema(columns))), columns);
  }

  private Dataset<Long> persons() {
    return spark.range(1, hospital.persons() + 1, 1, partitions);
  }

  /** With days for dates: what Java's dates become depends on the session, whole numbers do not. */
  private static StructType schema(List<CdmTable.Column> columns) {
    return new StructType(
        columns.stream()
            .map(c -> DataTypes.createStructField(c.name(), type(c.type()), !c.required()))
            .toArray(StructField[]::new));
  }

  private static DataType type(CdmTable.Type type) {
    return switch (type) {
      case ID -> DataTypes.LongType;
      case WHOLE, DAY -> DataTypes.IntegerType;
      case TIME -> DataTypes.TimestampType;
      case NUMBER -> DataTypes.DoubleType;
      case TEXT -> DataTypes.StringType;
    };
  }

  private static Dataset<Row> dated(Dataset<Row> rows, List<CdmTable.Column> columns) {
    return rows.select(
        columns.stream()
            .map(
                c ->
                    c.type() == CdmTable.Type.DAY
                        ? functions.expr("date_from_unix_date(" + c.name() + ")").as(c.name())
                        : functions.col(c.name()))
            .toArray(Column[]::new));
  }
}
