package org.ieum.algorithms;

import java.util.Arrays;
import org.ieum.federation.query.ScoreDistribution;

/**
 * Records by ascending score in bins that are equal on the logit scale; w is 1 where records carry
 * no weight. A bin's records are taken to lie at its middle.
 *
 * @param range the bins cover logits from −range to range
 * @param negatives Σ w of records without the outcome, one number a bin
 * @param positives the same with it
 * @param negativeSquares Σ w² of those without
 * @param positiveSquares Σ w² of those with
 * @param events how many have the outcome, all bins together
 * @param weighted whether records carry weights
 */
record ScoreBins(
    double range,
    double[] negatives,
    double[] positives,
    double[] negativeSquares,
    double[] positiveSquares,
    long events,
    boolean weighted) {
  /**
   * The same records, each group's spread about its mean as {@link ScoreDistribution} says, so that
   * a bin holds what its groups and the neighbouring ones have there.
   */
  ScoreBins spread() {
    return new ScoreBins(
        range,
        spread(negatives),
        spread(positives),
        spread(negativeSquares),
        spread(positiveSquares),
        events,
        weighted);
  }

  private double[] spread(double[] mass) {
    ScoreDistribution distribution = new ScoreDistribution(range, mass);
    double total = distribution.total();
    double[] out = new double[mass.length];
    double before = 0;
    for (int b = 0; b < out.length; b++) {
      double until = total > 0 && b + 1 == out.length ? 1 : distribution.at(edge(b + 1));
      out[b] = total * (until - before);
      before = until;
    }
    return out;
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

  /** The logit at which a bin's records are taken to lie. */
  double logit(int bin) {
    return -range + (bin + 0.5) * width();
  }

  /** How many of a bin's records have the outcome, where all weigh alike. */
  double events(int bin) {
    return positives[bin] > 0 ? positives[bin] / positiveTotal() * events : 0;
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

  /** The greatest size of a logit. */
  double farthest() {
    double most = 0;
    for (int b = 0; b < count(); b++) {
      most = weight(b) > 0 ? Math.max(most, Math.abs(logit(b))) : most;
    }
    return most;
  }

  /** Whether records with and without the outcome both have weight. */
  boolean twoSided() {
    return negativeTotal() > 0 && positiveTotal() > 0;
  }

  /** The logit below which a share of the weight lies, to a bin. */
  double quantile(double share) {
    double target = share * total();
    double before = 0;
    double last = Double.NaN;
    for (int b = 0; b < count(); b++) {
      if (weight(b) > 0) {
        last = logit(b);
        before += weight(b);
        if (before >= target) {
          return last;
        }
      }
    }
    return last;
  }
}
