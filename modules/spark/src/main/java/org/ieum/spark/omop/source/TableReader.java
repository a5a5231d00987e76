package org.ieum.spark.omop.source;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** One table of a site as it is found, and how it becomes the CDM's. */
interface TableReader {
  /** The rows with the CDM's columns, types and names. */
  Dataset<Row> rows();

  /** What is read though it is not quite as the CDM has it; sentences for the site's people. */
  default List<String> remarks() {
    return List.of();
  }

  /** The columns whose cells are text in the source and may not be readable as their type. */
  default List<CdmColumn> checked() {
    return List.of();
  }

  /**
   * As {@link #rows}, with null for a cell that cannot be read, and {@link CheckedCdm#UNREADABLE}:
   * bit k is set where the cell of the k-th of {@link #checked} cannot be.
   */
  default Dataset<Row> leniently() {
    return rows().withColumn(CheckedCdm.UNREADABLE, functions.lit(0L));
  }
}
