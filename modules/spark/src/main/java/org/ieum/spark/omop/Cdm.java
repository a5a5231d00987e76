package org.ieum.spark.omop;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A site's OMOP CDM, its schema checked. */
public interface Cdm {
  /**
   * A table with the columns of the CDM that studies use, in lower case: ids and concepts as
   * BIGINT, dates as DATE, numbers as DOUBLE, text as STRING. Columns that a version of the CDM or
   * this site lacks, where the CDM does not require them, are null.
   *
   * @param name such as {@code person}, in lower case
   * @throws org.ieum.federation.error.IeumException BAD_TABLE when the site has no such table
   */
  Dataset<Row> table(String name);

  /** {@code 5.3} or {@code 5.4}. */
  String version();

  /**
   * Names the content: equal while nothing that a study reads has changed. For files their names,
   * sizes and times, for a database row counts and newest ids.
   */
  String snapshot();

  /** Where it is, for messages; without user names and passwords. */
  String address();
}
