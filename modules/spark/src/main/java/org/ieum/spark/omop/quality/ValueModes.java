package org.ieum.spark.omop.quality;

import java.util.Arrays;
import java.util.SortedMap;

/**
 * Whether positive values, counted in bins of a twentieth of a decade, have two modes far apart: as
 * they have where rows in another unit carry this one's code. Units that differ by less than a
 * factor of two stay unseen.
 */
final class ValueModes {
  /** Bins a decade. */
  static final int BINS = 20;

  private static final long FEWEST = 50;
  private static final int NEAREST = 6;
  private static final double SMALLEST_SHARE = 0.02;
  private static final double DEEPEST_VALLEY = 0.2;

  private ValueModes() {}

  /**
   * The share of the smaller of two modes, or 0 where there is one mode.
   *
   * @param bins bin → values
   */
  static double smallerShare(SortedMap<Integer, Long> bins) {
    long total = bins.values().stream().mapToLong(Long::longValue).sum();
    if (total < FEWEST || bins.size() < 2) {
      return 0;
    }
    double[] smooth = smoothed(bins);
    double largest = 0;
    for (int valley = 1; valley < smooth.length - 1; valley++) {
      int left = peak(smooth, 0, valley);
      int right = peak(smooth, valley + 1, smooth.length);
      double lower = Math.min(smooth[left], smooth[right]);
      if (right - left >= NEAREST && smooth[valley] <= DEEPEST_VALLEY * lower) {
        double below = Arrays.stream(smooth, 0, valley).sum();
        double share = below / Arrays.stream(smooth).sum();
        largest = Math.max(largest, Math.min(share, 1 - share));
      }
    }
    return largest >= SMALLEST_SHARE ? largest : 0;
  }

  /** Counts over three bins each. */
  private static double[] smoothed(SortedMap<Integer, Long> bins) {
    int from = bins.firstKey();
    double[] smooth = new double[bins.lastKey() - from + 3];
    bins.forEach(
        (bin, n) -> {
          for (int k = 0; k < 3; k++) {
            smooth[bin - from + k] += n / 3.0;
          }
        });
    return smooth;
  }

  private static int peak(double[] values, int from, int to) {
    int peak = from;
    for (int i = from; i < to; i++) {
      if (values[i] > values[peak]) {
        peak = i;
      }
    }
    return peak;
  }
}
