package org.ieum.federation.query;

import java.util.Arrays;

/** Scores of one kind of records that weigh something, ascending. */
final class SortedScores {
  /** Takes a group of neighbours. */
  @FunctionalInterface
  interface Groups {
    /**
     * A group.
     *
     * @param mean of its scores, each counted once
     * @param weight Σ w
     * @param squares Σ w²
     */
    void take(double mean, double weight, double squares);
  }

  private final double[] logits;
  private final double[] weights;

  private SortedScores(double[] logits, double[] weights) {
    this.logits = logits;
    this.weights = weights;
  }

  /**
   * The rows of an order that are of one kind and in a part.
   *
   * @param rule and {@code group} of the part; −1 of the whole
   */
  static SortedScores of(ScoreRows rows, int[] order, boolean event, int rule, int group) {
    double[] logits = new double[order.length];
    double[] weights = new double[rows.weighted() ? order.length : 0];
    int n = 0;
    for (int row : order) {
      boolean in = rule < 0 || rows.group(row, rule) == group;
      if (in && rows.event(row) == event && rows.weight(row) > 0) {
        logits[n] = rows.logit(row);
        if (rows.weighted()) {
          weights[n] = rows.weight(row);
        }
        n++;
      }
    }
    return new SortedScores(
        Arrays.copyOf(logits, n), Arrays.copyOf(weights, rows.weighted() ? n : 0));
  }

  int size() {
    return logits.length;
  }

  double logit(int index) {
    return logits[index];
  }

  double weight(int index) {
    return weights.length == 0 ? 1 : weights[index];
  }

  /** How many are at or above a logit. */
  int from(double logit) {
    return logits.length - firstFrom(logits, logit);
  }

  /** Index of the first of ascending scores that is at or above one; their count where none is. */
  static int firstFrom(double[] sorted, double score) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < score) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Cuts into runs of {@link LeastPart#GROUP} or more, whose sizes differ by one at most. */
  void groups(Groups groups) {
    int count = logits.length / LeastPart.GROUP;
    for (int g = 0; g < count; g++) {
      int from = (int) ((long) g * logits.length / count);
      int to = (int) ((long) (g + 1) * logits.length / count);
      double sum = 0;
      double weight = 0;
      double squares = 0;
      for (int i = from; i < to; i++) {
        sum += logits[i];
        weight += weight(i);
        squares += weight(i) * weight(i);
      }
      groups.take(sum / (to - from), weight, squares);
    }
  }
}
