package org.ieum.spark.omop.source;

import java.util.Optional;

/**
 * A column that studies read.
 *
 * @param required the CDM needs it, and a value in every row
 * @param key its values are unique in the table
 * @param reference the column whose values it must be among
 * @param limits numbers that are possible in it; others are taken as absent
 * @param filled its absence in a row is the study's to fill, and so no reason to stop
 */
public record CdmColumn(
    String name,
    ColumnType type,
    boolean required,
    boolean key,
    Optional<Reference> reference,
    Optional<Limits> limits,
    boolean filled) {
  /** Least and greatest. */
  public record Limits(long least, long greatest) {}

  /** A column of another table. */
  public record Reference(String table, String column) {}
}
