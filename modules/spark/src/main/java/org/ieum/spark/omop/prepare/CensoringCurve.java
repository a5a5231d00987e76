package org.ieum.spark.omop.prepare;

import java.io.Serializable;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Kaplan–Meier of the time to the loss from follow-up, over whole days, from integer counts. On a
 * day with both, what is known comes before losses: who had the outcome that day was not at risk of
 * being lost on it.
 */
final class CensoringCurve implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<Integer, Double> before = new TreeMap<>();
  private final double maximumWeight;

  /**
   * A curve.
   *
   * @param known persons by the day from which their status is known
   * @param lost persons by the day on which they were lost
   */
  CensoringCurve(
      SortedMap<Integer, Long> known, SortedMap<Integer, Long> lost, double maximumWeight) {
    this.maximumWeight = maximumWeight;
    TreeMap<Integer, Long> days = new TreeMap<>(known);
    lost.forEach((day, n) -> days.merge(day, n, Long::sum));
    long atRisk = days.values().stream().mapToLong(n -> n).sum();
    double free = 1;
    for (int day : days.keySet()) {
      before.put(day, free);
      long left = atRisk - known.getOrDefault(day, 0L);
      long losses = lost.getOrDefault(day, 0L);
      if (losses > 0) {
        free *= 1 - (double) losses / left;
      }
      atRisk = left - losses;
    }
  }

  /** Probability of not being lost before a day on which some person's status became known. */
  double freeBefore(int day) {
    Double free = before.get(day);
    if (free == null) {
      throw new IllegalArgumentException("no person's follow-up ended on this day");
    }
    return free;
  }

  /** 0 for who was lost; else 1 / G(day−), at most the maximum. */
  double weight(boolean known, int day) {
    return known ? Math.min(1 / freeBefore(day), maximumWeight) : 0;
  }
}
