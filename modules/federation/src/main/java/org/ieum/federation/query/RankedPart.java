package org.ieum.federation.query;

import java.util.Arrays;

/**
 * What {@link RankedPairs} asks of some of a site's records: each record's known pairs, counted
 * over trees of the scores of those that went longer without the event or had it before (Fenwick
 * 1994), and derivatives at a calibration slope. All sums are in the order of times, kinds and
 * scores, so that they do not depend on the order of the rows.
 */
final class RankedPart {
  private final double[] times;
  private final double[] scores;
  private final boolean[] events;

  /**
   * The records of a group, or all.
   *
   * @param order all rows {@linkplain ScoreRows#byTime by time}
   * @param rule and {@code group} of the part; −1 of the whole
   */
  RankedPart(ScoreRows rows, int[] order, int rule, int group) {
    int[] part =
        Arrays.stream(order).filter(row -> rule < 0 || rows.group(row, rule) == group).toArray();
    times = Arrays.stream(part).mapToDouble(rows::time).toArray();
    scores = Arrays.stream(part).mapToDouble(rows::logit).toArray();
    events = new boolean[part.length];
    for (int i = 0; i < events.length; i++) {
      events[i] = rows.event(part[i]);
    }
  }

  /** As {@link HorizonPart} tells them. */
  double[][] horizons(double[] horizons, double[] hazards) {
    return new HorizonPart(times, scores, events).numbers(horizons, hazards);
  }

  /** In the order of {@link RankedPairs#FIELDS}. */
  double[] numbers() {
    double[] distinct = Arrays.stream(scores).sorted().distinct().toArray();
    int[] ranks = Arrays.stream(scores).mapToInt(s -> Arrays.binarySearch(distinct, s)).toArray();
    // Of each record: concordant less discordant pairs, and known ones.
    long[] difference = new long[times.length];
    long[] pairs = new long[times.length];
    longer(new Tree(distinct.length), ranks, difference, pairs);
    before(new Tree(distinct.length), ranks, difference, pairs);
    double[] sums = new double[RankedPairs.FIELDS.size()];
    sums[0] = times.length;
    for (int i = 0; i < times.length; i++) {
      double a = difference[i];
      double b = pairs[i];
      sums[1] += events[i] ? 1 : 0;
      sums[2] += b / 2;
      sums[3] += a / 2;
      sums[4] += a * a;
      sums[5] += a * b;
      sums[6] += b * b;
    }
    System.arraycopy(slope(1), 0, sums, 7, 2);
    return sums;
  }

  /** Where the records of one time and kind end that begin at an index. */
  private int end(int from) {
    int to = from + 1;
    while (to < times.length && times[to] == times[from] && events[to] == events[from]) {
      to++;
    }
    return to;
  }

  /** Where the records of one time and kind begin that end before an index. */
  private int begin(int to) {
    int from = to - 1;
    while (from > 0 && times[from - 1] == times[to - 1] && events[from - 1] == events[to - 1]) {
      from--;
    }
    return from;
  }

  /** Pairs of each record with the event and those that went longer without it. */
  private void longer(Tree known, int[] ranks, long[] difference, long[] pairs) {
    for (int to = times.length; to > 0; to = begin(to)) {
      for (int i = begin(to); i < to && events[i]; i++) {
        difference[i] += known.below(ranks[i]) - known.above(ranks[i]);
        pairs[i] += known.size();
      }
      for (int i = begin(to); i < to; i++) {
        known.add(ranks[i]);
      }
    }
  }

  /** Pairs of each record and those that had the event before. */
  private void before(Tree known, int[] ranks, long[] difference, long[] pairs) {
    for (int from = 0; from < times.length; from = end(from)) {
      int to = end(from);
      for (int i = from; i < to; i++) {
        difference[i] += known.above(ranks[i]) - known.below(ranks[i]);
        pairs[i] += known.size();
      }
      for (int i = from; i < to && events[i]; i++) {
        known.add(ranks[i]);
      }
    }
  }

  /**
   * Score and information of the slope γ of hazards e^γη, ties after Efron. Hazards at risk are
   * relative to the greatest of them, so that none is lost.
   */
  double[] slope(double gamma) {
    double[] out = new double[2];
    double greatest = Double.NEGATIVE_INFINITY;
    double[] risk = new double[3];
    for (int to = times.length; to > 0; to = begin(to)) {
      double most = greatest;
      for (int i = begin(to); i < to; i++) {
        most = Math.max(most, gamma * scores[i]);
      }
      double less = StrictMath.exp(greatest - most);
      greatest = most;
      double[] own = new double[3];
      for (int i = begin(to); i < to; i++) {
        double hazard = StrictMath.exp(gamma * scores[i] - greatest);
        own[0] += hazard;
        own[1] += hazard * scores[i];
        own[2] += hazard * scores[i] * scores[i];
      }
      for (int k = 0; k < own.length; k++) {
        risk[k] = less * risk[k] + own[k];
      }
      int died = to - begin(to);
      for (int i = begin(to); i < to && events[i]; i++) {
        double part = (double) (i - begin(to)) / died;
        double hazard = risk[0] - part * own[0];
        double mean = (risk[1] - part * own[1]) / hazard;
        out[0] += scores[i] - mean;
        out[1] += Math.max(0, (risk[2] - part * own[2]) / hazard - mean * mean);
      }
    }
    return out;
  }

  /** How many records have each rank, added up in a binary indexed tree. */
  private static final class Tree {
    private final int[] sums;
    private int size;

    Tree(int ranks) {
      sums = new int[ranks + 1];
    }

    int size() {
      return size;
    }

    void add(int rank) {
      size++;
      for (int at = rank + 1; at < sums.length; at += at & -at) {
        sums[at]++;
      }
    }

    int below(int rank) {
      int sum = 0;
      for (int at = rank; at > 0; at -= at & -at) {
        sum += sums[at];
      }
      return sum;
    }

    int above(int rank) {
      return size - below(rank + 1);
    }
  }
}
