package org.ieum.spark.omop.source;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;

/**
 * A table of the CDM.
 *
 * @param core whether every study needs it
 * @param vocabulary whether it comes with the vocabulary, so that an empty one is none
 */
public record CdmTable(String name, boolean core, boolean vocabulary, List<CdmColumn> columns) {
  public CdmTable {
    columns = List.copyOf(columns);
  }

  public List<String> names() {
    return columns.stream().map(CdmColumn::name).toList();
  }

  public Optional<CdmColumn> column(String column) {
    return columns.stream().filter(c -> c.name().equals(column)).findFirst();
  }

  /** The column whose values are unique. */
  public Optional<CdmColumn> key() {
    return columns.stream().filter(CdmColumn::key).findFirst();
  }

  /** The types of {@link org.ieum.spark.omop.Cdm#table}. */
  StructType schema() {
    StructType schema = new StructType();
    for (CdmColumn c : columns) {
      schema = schema.add(c.name(), c.type().type(), true);
    }
    return schema;
  }
}
