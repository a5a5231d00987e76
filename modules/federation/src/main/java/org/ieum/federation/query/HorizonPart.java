package org.ieum.federation.query;

import java.util.Arrays;

/**
 * What {@link RankedPairs} asks of a site's records at ascending horizons. Sums are in the order of
 * the records.
 */
final class HorizonPart {
  private final double[] times;
  private final double[] scores;
  private final boolean[] events;

  /** Records by ascending time, of one time those with the event first. */
  HorizonPart(double[] times, double[] scores, boolean[] events) {
    this.times = times;
    this.scores = scores;
    this.events = events;
  }

  /** What was estimated until a horizon. */
  private record Estimates(
      double surviving, double greenwood, double observed, int until, int died) {
    /** Whether it may be told after a horizon that so many times lay before. */
    boolean told(int records, int before) {
      return died >= LeastPart.OF_A_KIND
          && records - until >= LeastPart.OF_A_KIND
          && until - before >= LeastPart.OF_A_KIND
          && observed >= RankedPairs.LEAST_OBSERVED;
    }
  }

  /**
   * In the order of {@link RankedPairs#HORIZON_FIELDS}, horizon after horizon; zeros of one that is
   * not told.
   *
   * @param horizons ascending
   * @param hazards cumulative, of a record with score 0; below 0 where unknown
   */
  double[][] numbers(double[] horizons, double[] hazards) {
    double[][] all = new double[horizons.length][RankedPairs.HORIZON_FIELDS.size()];
    int before = 0;
    for (int h = 0; h < all.length; h++) {
      double[] weights = new double[times.length];
      Estimates at = estimates(horizons[h], weights);
      if (hazards[h] >= 0 && at.told(times.length, before)) {
        all[h] = numbers(at, weights, hazards[h]);
        before = at.until();
      }
    }
    return all;
  }

  private double[] numbers(Estimates at, double[] weights, double hazard) {
    double[] sums = new double[RankedPairs.HORIZON_FIELDS.size()];
    sums[0] = times.length;
    double[] longer = Arrays.copyOfRange(scores, at.until(), times.length);
    Arrays.sort(longer);
    double controls = longer.length / at.observed();
    for (int i = 0; i < times.length; i++) {
      boolean died = i < at.until() && events[i];
      double weight = i < at.until() ? weights[i] : 1 / at.observed();
      double risk = -StrictMath.expm1(-hazard * StrictMath.exp(scores[i]));
      if (died) {
        sums[1] += weight * controls;
        sums[2] += weight / at.observed() * ranked(longer, scores[i]);
      }
      double error = (died ? 1 : 0) - risk;
      sums[3] += weight * error * error;
      sums[6] += risk;
    }
    sums[4] = times.length * (1 - at.surviving());
    double share = times.length * at.surviving();
    sums[5] = share * share * at.greenwood();
    return sums;
  }

  /** How many of ascending numbers are below one, those that equal it a half each. */
  private static double ranked(double[] sorted, double score) {
    int below = SortedScores.firstFrom(sorted, score);
    int upTo = SortedScores.firstFrom(sorted, Math.nextUp(score));
    return below + (upTo - below) / 2.0;
  }

  /**
   * Kaplan–Meier estimates of no event and of being observed until a horizon.
   *
   * @param weights is filled for records with the event until then
   */
  private Estimates estimates(double horizon, double[] weights) {
    double surviving = 1;
    double greenwood = 0;
    double observed = 1;
    int all = 0;
    int at = 0;
    while (at < times.length && times[at] <= horizon) {
      int atRisk = times.length - at;
      int died = 0;
      int end = at;
      for (; end < times.length && times[end] == times[at]; end++) {
        if (events[end]) {
          died++;
          weights[end] = 1 / observed;
        }
      }
      surviving *= 1 - (double) died / atRisk;
      greenwood += died < atRisk ? (double) died / atRisk / (atRisk - died) : 0;
      int lost = end - at - died;
      observed *= lost > 0 ? 1 - (double) lost / (atRisk - died) : 1;
      all += died;
      at = end;
    }
    return new Estimates(surviving, greenwood, observed, at, all);
  }
}
