package org.ieum.spark.omop;

import java.util.HashSet;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** Rows of some concepts. */
public final class ConceptFilter {
  /** So many literals still make a filter that a database or a file format can use. */
  private static final int LISTED = 1_000;

  private ConceptFilter() {}

  /** Whether a column holds one of the concepts; false where it is null. */
  public static Column in(Column concept, Set<Long> concepts) {
    if (concepts.isEmpty()) {
      return functions.lit(false);
    }
    if (concepts.size() <= LISTED) {
      Object[] listed = concepts.stream().sorted().toArray();
      return functions.coalesce(concept.isin(listed), functions.lit(false));
    }
    Set<Long> wanted = new HashSet<>(concepts);
    UDF1<Long, Boolean> member = c -> c != null && wanted.contains(c);
    return functions.udf(member, DataTypes.BooleanType).apply(concept);
  }
}
