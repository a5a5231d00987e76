package org.ieum.spark.omop.source;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One table of a site as it is found, and how it becomes the CDM's. */
interface TableReader {
  /** The rows with the CDM's columns, types and names. */
  Dataset<Row> rows();

  /** What is read though it is not quite as the CDM has it; sentences for the site's people. */
  default List<String> remarks() {
    return List.of();
  }

  /**
   * Per column of the CDM whose cells are text in the source, a condition that holds for a cell
   * that cannot be read; for {@link #raw}.
   */
  default List<CellCheck> checks() {
    return List.of();
  }

  /** The rows before conversion, for {@link #checks}. */
  default Dataset<Row> raw() {
    return rows();
  }

  /** A column and the SQL condition over {@link #raw} that finds its unreadable cells. */
  record CellCheck(CdmColumn column, String condition) {}
}
