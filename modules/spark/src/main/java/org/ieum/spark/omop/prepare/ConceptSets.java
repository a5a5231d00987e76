package org.ieum.spark.omop.prepare;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.ieum.spark.omop.ConceptFilter;

/** The concepts of each set at a site, by the set's name; public knowledge, no patients. */
record ConceptSets(Map<String, Set<Long>> sets) {
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
    return ConceptFilter.in(concept, get(set));
  }
}
