package org.ieum.spark.omop.prepare;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Counts over a population, from one pass.
 *
 * @param steps persons by the number of steps that they passed
 * @param known members by the day from which their status is known, where follow-up was asked for
 * @param lost members by the day on which they were lost, where follow-up was asked for
 * @param lastIndex the latest index day of a member
 */
record PopulationCounts(
    SortedMap<Integer, Long> steps,
    SortedMap<Integer, Long> known,
    SortedMap<Integer, Long> lost,
    long members,
    long outcomes,
    long knownMembers,
    int lastIndex) {

  /**
   * Counts {@link PopulationRows}.
   *
   * @param followUp whether {@link #known} and {@link #lost} are asked for
   */
  static PopulationCounts of(Dataset<Row> population, boolean followUp) {
    TreeMap<Integer, Long> steps = new TreeMap<>();
    TreeMap<Integer, Long> known = new TreeMap<>();
    TreeMap<Integer, Long> lost = new TreeMap<>();
    long members = 0;
    long outcomes = 0;
    long knownMembers = 0;
    int lastIndex = Integer.MIN_VALUE;
    for (Row r :
        population
            .groupBy(
                col("steps"),
                col("member"),
                col("known"),
                (followUp ? col("follow_up") : lit(0)).as("day"))
            .agg(count(lit(1)), sum("outcome"), max("index"))
            .collectAsList()) {
      long persons = r.getLong(4);
      steps.merge(r.getInt(0), persons, Long::sum);
      if (r.getBoolean(1)) {
        members += persons;
        outcomes += r.getLong(5);
        knownMembers += r.getBoolean(2) ? persons : 0;
        lastIndex = Math.max(lastIndex, r.getInt(6));
        if (followUp) {
          (r.getBoolean(2) ? known : lost).merge(r.getInt(3), persons, Long::sum);
        }
      }
    }
    return new PopulationCounts(steps, known, lost, members, outcomes, knownMembers, lastIndex);
  }
}
