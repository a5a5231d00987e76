package org.ieum.spark.omop.cohort;

/** An observation period; both days belong to it. */
public record Period(int start, int end) {
  boolean holds(int day) {
    return start <= day && day <= end;
  }
}
