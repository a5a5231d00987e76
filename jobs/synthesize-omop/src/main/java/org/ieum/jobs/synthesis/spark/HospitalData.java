package org.ieum.jobs.synthesis.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
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
    StructType schema = schema(table.columns());
    if (!table.ofPersons()) {
      List<Row> rows = new ArrayList<>();
      hospital.fixedRows(table, row -> rows.add(RowFactory.create(row)));
      return spark.createDataFrame(rows, schema).coalesce(1);
    }
    return spark
        .range(1, hospital.persons() + 1, 1, partitions)
        .mapPartitions(new PersonRowsFunction(hospital, table), Encoders.row(schema));
  }

  /** The sidecar: one row a person. */
  public Dataset<Row> truth() {
    List<CdmTable.Column> columns =
        Arrays.stream(TruthColumn.values()).map(TruthColumn::column).toList();
    return spark
        .range(1, hospital.persons() + 1, 1, partitions)
        .mapPartitions(new TruthFunction(hospital), Encoders.row(schema(columns)));
  }

  private static StructType schema(List<CdmTable.Column> columns) {
    return new StructType(
        columns.stream()
            .map(c -> DataTypes.createStructField(c.name(), type(c.type()), !c.required()))
            .toArray(StructField[]::new));
  }

  private static DataType type(CdmTable.Type type) {
    return switch (type) {
      case ID -> DataTypes.LongType;
      case WHOLE -> DataTypes.IntegerType;
      case DAY -> DataTypes.DateType;
      case TIME -> DataTypes.TimestampType;
      case NUMBER -> DataTypes.DoubleType;
      case TEXT -> DataTypes.StringType;
    };
  }
}
