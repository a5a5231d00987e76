package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.model.Appraisal.DecisionPoint;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.model.ThresholdPerformance;

/** What flagging the risks at and above a threshold does. */
final class DecisionRules {
  private static final int MOST_POINTS = 100;

  private final ScoreBins bins;
  private final double negatives;
  private final double positives;
  private final double total;

  DecisionRules(ScoreBins bins) {
    this.bins = bins;
    this.negatives = bins.negativeTotal();
    this.positives = bins.positiveTotal();
    this.total = bins.total();
  }

  /** At a declared threshold, from exact sums. */
  ThresholdPerformance at(double threshold, double hits, double alarms) {
    double odds = threshold / (1 - threshold);
    double kish = total / (bins.negativeSquareTotal() + bins.positiveSquareTotal());
    double flagged = hits + alarms;
    return new ThresholdPerformance(
        threshold,
        flagged / total,
        share(hits, positives, positives / bins.positiveSquareTotal()),
        share(negatives - alarms, negatives, negatives / bins.negativeSquareTotal()),
        share(hits, flagged, kish),
        share(negatives - alarms, total - flagged, kish),
        (hits - alarms * odds) / total,
        (positives - negatives * odds) / total);
  }

  /** Part of a whole, whose records count {@code kish} each a unit of weight. */
  private static Estimate share(double part, double whole, double kish) {
    return whole > 0 ? Intervals.wilson(part / whole, whole * kish) : Estimate.none();
  }

  /**
   * The decision curve at edges of bins, where the sums are exact; at most {@value #MOST_POINTS}
   * points, with five events or more from each to the next.
   */
  List<DecisionPoint> curve() {
    List<DecisionPoint> points = new ArrayList<>();
    double events = bins.eventTotal();
    double apart = Math.max(ScoreCell.FEWEST_EVENTS, events / (MOST_POINTS - 1));
    double hits = positives;
    double alarms = negatives;
    double since = Double.POSITIVE_INFINITY;
    double left = events;
    boolean both = bins.twoSided();
    for (int b = 0; both && b < bins.count(); b++) {
      if (bins.weight(b) > 0 && since >= apart && left >= ScoreCell.FEWEST_EVENTS) {
        double odds = StrictMath.exp(bins.edge(b));
        points.add(
            new DecisionPoint(
                odds / (1 + odds),
                (hits - alarms * odds) / total,
                (positives - negatives * odds) / total));
        since = 0;
      }
      hits -= bins.positives()[b];
      alarms -= bins.negatives()[b];
      since += bins.events()[b];
      left -= bins.events()[b];
    }
    return points;
  }
}
