package org.ieum.federation.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A part of a site's records.
 *
 * @param records all of it
 * @param events those of them with the outcome
 * @param negatives scores of those that weigh something, without the outcome
 * @param positives the same with it
 */
record ScoredPart(long records, long events, SortedScores negatives, SortedScores positives) {
  /**
   * The rows of a group, or all.
   *
   * @param rule and {@code group} of the part; −1 of the whole
   */
  static ScoredPart of(ScoreRows rows, int[] order, int rule, int group) {
    long records = 0;
    long events = 0;
    for (int row : order) {
      if (rule < 0 || rows.group(row, rule) == group) {
        records++;
        events += rows.event(row) ? 1 : 0;
      }
    }
    return new ScoredPart(
        records,
        events,
        SortedScores.of(rows, order, false, rule, group),
        SortedScores.of(rows, order, true, rule, group));
  }

  boolean largeEnough() {
    return LeastPart.holds(positives.size(), negatives.size());
  }

  private Counts counts(double[] thresholds) {
    long[] negativesAbove = new long[thresholds.length];
    long[] positivesAbove = new long[thresholds.length];
    for (int t = 0; t < thresholds.length; t++) {
      negativesAbove[t] = negatives.from(thresholds[t]);
      positivesAbove[t] = positives.from(thresholds[t]);
    }
    return new Counts(records, negatives.size(), positives.size(), negativesAbove, positivesAbove);
  }

  /**
   * Which groups of a subgroup a site tells: all that are large enough, less the smallest ones
   * until those that it does not tell are none or large enough together, with the records that are
   * in no group.
   */
  static boolean[] told(ScoredPart whole, List<ScoredPart> groups) {
    boolean[] told = new boolean[groups.size()];
    for (int g = 0; g < told.length; g++) {
      told[g] = groups.get(g).largeEnough();
    }
    while (!rest(whole, groups, told, new double[0]).holds()) {
      int smallest = -1;
      for (int g = 0; g < told.length; g++) {
        if (told[g] && (smallest < 0 || groups.get(g).records() < groups.get(smallest).records())) {
          smallest = g;
        }
      }
      if (smallest < 0) {
        return told;
      }
      told[smallest] = false;
    }
    return told;
  }

  private static Counts rest(
      ScoredPart whole, List<ScoredPart> groups, boolean[] told, double[] thresholds) {
    Counts rest = whole.counts(thresholds);
    for (int g = 0; g < told.length; g++) {
      if (told[g]) {
        rest = rest.less(groups.get(g).counts(thresholds));
      }
    }
    return rest;
  }

  /** The thresholds that the whole may tell: see {@link ScorePlacements}. */
  boolean[] thresholds(double[] logits) {
    boolean[] any = new boolean[logits.length];
    Arrays.fill(any, true);
    return Counts.told(List.of(counts(logits)), any);
  }

  /** The thresholds that the groups that are told may tell, out of those of the whole. */
  static boolean[] thresholds(
      ScoredPart whole, List<ScoredPart> groups, boolean[] told, double[] logits, boolean[] of) {
    List<Counts> parts = new ArrayList<>(List.of(rest(whole, groups, told, logits)));
    for (int g = 0; g < told.length; g++) {
      if (told[g]) {
        parts.add(groups.get(g).counts(logits));
      }
    }
    return Counts.told(parts, of);
  }

  /**
   * How many records there are, and at or above each of ascending thresholds.
   *
   * @param records all, those that weigh nothing among them
   */
  private record Counts(
      long records, long negatives, long positives, long[] negativesAbove, long[] positivesAbove) {
    Counts less(Counts other) {
      return new Counts(
          records - other.records,
          negatives - other.negatives,
          positives - other.positives,
          less(negativesAbove, other.negativesAbove),
          less(positivesAbove, other.positivesAbove));
    }

    private static long[] less(long[] a, long[] b) {
      long[] out = a.clone();
      for (int t = 0; t < out.length; t++) {
        out[t] -= b[t];
      }
      return out;
    }

    boolean holds() {
      return records == 0 || LeastPart.holds(positives, negatives);
    }

    static boolean[] told(List<Counts> parts, boolean[] of) {
      boolean[] told = new boolean[of.length];
      int last = -1;
      for (int t = 0; t < of.length; t++) {
        int before = last;
        int now = t;
        told[t] = of[t] && parts.stream().allMatch(p -> p.apart(before, now));
        last = told[t] ? t : last;
      }
      return told;
    }

    /** Whether a threshold leaves few of neither kind above it, or between it and one before. */
    private boolean apart(int before, int now) {
      long negativesFrom = before < 0 ? negatives : negativesAbove[before];
      long positivesFrom = before < 0 ? positives : positivesAbove[before];
      return LeastPart.counted(negativesAbove[now])
          && LeastPart.counted(positivesAbove[now])
          && LeastPart.counted(negativesFrom - negativesAbove[now])
          && LeastPart.counted(positivesFrom - positivesAbove[now]);
    }
  }
}
