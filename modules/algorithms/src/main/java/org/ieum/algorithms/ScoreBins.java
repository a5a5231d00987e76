package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ieum.federation.model.Performance.CalibrationGroup;

/** Counts of records by ascending score, with and without the outcome, and their mean logits. */
final class ScoreBins {
  private static final int GROUPS = 20;

  private final long[] negatives;
  private final long[] positives;
  private final double[] logitSums;

  ScoreBins(double[] negatives, double[] positives, double[] logitSums) {
    this.negatives = Arrays.stream(negatives).mapToLong(Math::round).toArray();
    this.positives = Arrays.stream(positives).mapToLong(Math::round).toArray();
    this.logitSums = logitSums.clone();
  }

  private ScoreBins(long[] negatives, long[] positives, double[] logitSums) {
    this.negatives = negatives;
    this.positives = positives;
    this.logitSums = logitSums;
  }

  /** Some neighbouring bins. */
  ScoreBins range(int from, int count) {
    return new ScoreBins(
        Arrays.copyOfRange(negatives, from, from + count),
        Arrays.copyOfRange(positives, from, from + count),
        Arrays.copyOfRange(logitSums, from, from + count));
  }

  int count() {
    return negatives.length;
  }

  long negatives(int bin) {
    return negatives[bin];
  }

  long positives(int bin) {
    return positives[bin];
  }

  long records(int bin) {
    return negatives[bin] + positives[bin];
  }

  /** Mean logit of a bin that holds records. */
  double meanLogit(int bin) {
    return logitSums[bin] / records(bin);
  }

  long negatives() {
    return Arrays.stream(negatives).sum();
  }

  long positives() {
    return Arrays.stream(positives).sum();
  }

  /** At most {@value #GROUPS} runs of neighbouring bins with about equally many records. */
  List<CalibrationGroup> groups() {
    long total = negatives() + positives();
    List<CalibrationGroup> groups = new ArrayList<>();
    long before = 0;
    long n = 0;
    long events = 0;
    double predicted = 0;
    for (int b = 0; b < count(); b++) {
      if (records(b) > 0) {
        n += records(b);
        events += positives(b);
        predicted += records(b) / (1 + StrictMath.exp(-meanLogit(b)));
        if ((before + n) * GROUPS >= total * (groups.size() + 1L)) {
          groups.add(new CalibrationGroup(n, predicted / n, (double) events / n));
          before += n;
          n = 0;
          events = 0;
          predicted = 0;
        }
      }
    }
    return groups;
  }
}
