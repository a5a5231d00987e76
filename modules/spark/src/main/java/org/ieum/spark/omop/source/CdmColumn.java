package org.ieum.spark.omop.source;

import java.util.Optional;

/**
 * A column that studies read.
 *
 * @param required the CDM needs it, and a value in every row
 * @param key its values are unique in the table
 * @param reference the column whose values it must be among
 * @param filled its absence in a row is the study's to fill, and so no reason to stop
 */
public record CdmColumn(
    String name,
    ColumnType type,
    boolean required,
    boolean key,
    Optional<Reference> reference,
    boolean filled) {
  /** A column of another table. */
  public record Reference(String table, String column) {}
}
