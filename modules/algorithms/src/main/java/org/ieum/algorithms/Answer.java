package org.ieum.algorithms;

import org.ieum.federation.vector.AggregateVector;

/** The sum of the sites' answers to one query, which may have travelled in a bundle. */
record Answer(AggregateVector sum, String prefix) {
  /** Of a query that was asked alone. */
  static Answer of(AggregateVector sum) {
    return new Answer(sum, "");
  }

  /** Of a part of a bundle. */
  static Answer part(AggregateVector sum, int index) {
    return new Answer(sum, index + ".");
  }

  double[] values(String field) {
    return sum.values(prefix + field);
  }

  /** Whether the query asked for it. */
  boolean has(String field) {
    return sum.shape().fields().stream().anyMatch(f -> f.name().equals(prefix + field));
  }

  double value(String field) {
    return sum.value(prefix + field);
  }

  long count(String field) {
    return sum.count(prefix + field);
  }
}
