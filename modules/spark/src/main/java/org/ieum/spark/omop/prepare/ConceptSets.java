package org.ieum.spark.omop.prepare;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** The concepts of each set at a site, by the set's name; public knowledge, no patients. */
record ConceptSets(Map<String, Set<Long>> sets) {
  /** So many literals still make a filter that a database or a file format can use. */
  private static final int LISTED = 1_000;

  ConceptSets {
    Map<String, Set<Long>> copy = new TreeMap<>();
    sets.forEach((name, concepts) -> copy.put(name, Set.copyOf(concepts)));
    sets = copy;
  }

  Set<Long> get(String name) {
    Set<Long> concepts = sets.get(name);
    if (concepts == null) {
      throw new IllegalArgumentException("no concept set '" + name + "'");
    }
    return concepts;
  }

  /** Whether a column holds a concept of the set; false where it is null. */
  Column holds(Column concept, String set) {
    return in(concept, get(set));
  }

  static Column in(Column concept, Set<Long> concepts) {
    if (concepts.isEmpty()) {
      return functions.lit(false);
    }
    if (concepts.size() <= LISTED) {
      Object[] listed = concepts.stream().sorted().toArray();
      return functions.coalesce(concept.isin(listed), functions.lit(false));
    }
    Set<Long> wanted = new java.util.HashSet<>(concepts);
    UDF1<Long, Boolean> member = c -> c != null && wanted.contains(c);
    return functions.udf(member, DataTypes.BooleanType).apply(concept);
  }
}
