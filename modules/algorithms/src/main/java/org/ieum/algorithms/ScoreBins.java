package org.ieum.algorithms;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Records by ascending score in bins that are equal on the logit scale, each bin's numbers summed;
 * w is 1 where records carry no weight.
 *
 * @param range the bins cover logits from −range to range
 * @param negatives Σ w of records without the outcome, one number a bin
 * @param positives the same with it
 * @param logits Σ w·logit of all
 * @param positiveLogits Σ w·logit of those with the outcome
 * @param negativeSquares Σ w² of those without
 * @param positiveSquares Σ w² of those with
 * @param events how many have the outcome
 * @param weighted whether records carry weights
 */
record ScoreBins(
    double range,
    double[] negatives,
    double[] positives,
    double[] logits,
    double[] positiveLogits,
    double[] negativeSquares,
    double[] positiveSquares,
    double[] events,
    boolean weighted) {
  /** Both sets of records together. */
  ScoreBins plus(ScoreBins other) {
    return new ScoreBins(
        range,
        sum(negatives, other.negatives),
        sum(positives, other.positives),
        sum(logits, other.logits),
        sum(positiveLogits, other.positiveLogits),
        sum(negativeSquares, other.negativeSquares),
        sum(positiveSquares, other.positiveSquares),
        sum(events, other.events),
        weighted);
  }

  private static double[] sum(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] + b[i]).toArray();
  }

  int count() {
    return negatives.length;
  }

  double width() {
    return 2 * range / count();
  }

  /** The logit at which a bin begins. */
  double edge(int bin) {
    return -range + bin * width();
  }

  double weight(int bin) {
    return negatives[bin] + positives[bin];
  }

  /** Mean logit of a bin of positive weight. */
  double meanLogit(int bin) {
    return logits[bin] / weight(bin);
  }

  double negativeTotal() {
    return Arrays.stream(negatives).sum();
  }

  double positiveTotal() {
    return Arrays.stream(positives).sum();
  }

  double negativeSquareTotal() {
    return Arrays.stream(negativeSquares).sum();
  }

  double positiveSquareTotal() {
    return Arrays.stream(positiveSquares).sum();
  }

  double total() {
    return negativeTotal() + positiveTotal();
  }

  double eventTotal() {
    return Arrays.stream(events).sum();
  }

  /** Whether records with and without the outcome both have weight. */
  boolean twoSided() {
    return negativeTotal() > 0 && positiveTotal() > 0;
  }

  /** The logit below which a share of the weight lies, to the mean of a bin. */
  double quantile(double share) {
    double target = share * total();
    double before = 0;
    double last = Double.NaN;
    for (int b = 0; b < count(); b++) {
      if (weight(b) > 0) {
        last = meanLogit(b);
        before += weight(b);
        if (before >= target) {
          return last;
        }
      }
    }
    return last;
  }
}
