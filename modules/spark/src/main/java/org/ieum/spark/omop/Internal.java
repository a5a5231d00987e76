package org.ieum.spark.omop;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/** Rows in Spark's own form, without a copy; one that was read is overwritten by the next. */
public final class Internal {
  private Internal() {}

  /** The rows of a plan, from the partitions that it ends in. */
  public static JavaRDD<InternalRow> rows(Dataset<Row> dataset) {
    return ((org.apache.spark.sql.classic.Dataset<Row>) dataset)
        .queryExecution()
        .toRdd()
        .toJavaRDD();
  }
}
