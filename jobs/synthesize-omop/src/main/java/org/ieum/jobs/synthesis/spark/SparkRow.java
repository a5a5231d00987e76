package org.ieum.jobs.synthesis.spark;

import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** A table's row for Spark: dates as days since 1970-01-01. */
final class SparkRow {
  private SparkRow() {}

  static Row of(Object[] values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof LocalDate date) {
        values[i] = (int) date.toEpochDay();
      }
    }
    return RowFactory.create(values);
  }
}
