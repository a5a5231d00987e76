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

  /** How many times the last horizon that was told lay beyond. */
  private int before;

  /** Records by ascending time, of one time those with the event first. */
  HorizonPart(double[] times, double[] scores, boolean[] events) {
    this.times = times;
    this.scores = scores;
    this.events = events;
  }

  /** What was estimated until a horizon. */
  private record Estimates(
      double surviving, double greenwood, double observed, int until, int died) {}

  /**
   * In the order of {@link RankedPairs#HORIZON_FIELDS}; zeros of a horizon that is not told.
   *
   * @param hazard cumulative, of a record with score 0; below 0 where unknown
   */
  double[] numbers(double horizon, double hazard) {
    double[] weights = new double[times.length];
    Estimates at = estimates(horizon, weights);
    boolean told =
        hazard >= 0
            && at.died() >= LeastPart.OF_A_KIND
            && times.length - at.until() >= LeastPart.OF_A_KIND
            && at.until() - before >= LeastPart.OF_A_KIND
            && at.observed() >= RankedPairs.LEAST_OBSERVED;
    double[] sums = new double[RankedPairs.HORIZON_FIELDS.size()];
    if (!told) {
      return sums;
    }
    before = at.until();
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
    int below = firstFrom(sorted, score);
    int upTo = firstFrom(sorted, Math.nextUp(score));
    return below + (upTo - below) / 2.0;
  }

  private static int firstFrom(double[] sorted, double score) {
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
