package org.ieum.spark.omop.quality;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The keys of a partition as runs of ascending values, in the order of its rows. Where the runs of
 * all partitions are apart, no key comes twice, which most exports show without any shuffle. Where
 * they are not, nothing is known.
 */
final class KeyRuns implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int MOST = 1 << 12;

  /** Least and greatest key of each run. */
  private long[] bounds = new long[4];

  private int runs;
  private boolean tooMany;

  void add(long key) {
    if (runs > 0 && key > bounds[2 * runs - 1]) {
      bounds[2 * runs - 1] = key;
    } else if (runs == MOST) {
      tooMany = true;
    } else {
      if (2 * runs == bounds.length) {
        bounds = Arrays.copyOf(bounds, 2 * bounds.length);
      }
      bounds[2 * runs] = key;
      bounds[2 * runs + 1] = key;
      runs++;
    }
  }

  /** Whether it is certain that no key comes twice. */
  static boolean apart(Collection<KeyRuns> partitions) {
    if (partitions.stream().anyMatch(p -> p.tooMany)) {
      return false;
    }
    List<long[]> all = partitions.stream().flatMap(p -> p.pairs().stream()).toList();
    List<long[]> sorted = all.stream().sorted(Comparator.comparingLong(r -> r[0])).toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i)[0] <= sorted.get(i - 1)[1]) {
        return false;
      }
    }
    return true;
  }

  private List<long[]> pairs() {
    return java.util.stream.IntStream.range(0, runs)
        .mapToObj(r -> new long[] {bounds[2 * r], bounds[2 * r + 1]})
        .toList();
  }
}
