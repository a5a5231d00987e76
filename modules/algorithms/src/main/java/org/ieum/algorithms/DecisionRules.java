package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.model.Appraisal.DecisionPoint;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.model.ThresholdPerformance;
import org.ieum.federation.query.LeastPart;
import org.ieum.federation.query.ScoreSections;

/** What flagging the risks at and above a threshold does. */
final class DecisionRules {
  private static final int MOST_POINTS = 100;

  /** Sums of sites' rounded weights agree to this with one another. */
  private static final double ALL = 1 - 1e-4;

  private final ScoreCell cell;
  private final ScoreBins bins;
  private final double negatives;
  private final double positives;
  private final double total;

  /**
   * Of a cell.
   *
   * @param bins its grouped scores, spread
   */
  DecisionRules(ScoreCell cell, ScoreBins bins) {
    this.cell = cell;
    this.bins = bins;
    this.negatives = bins.negativeTotal();
    this.positives = bins.positiveTotal();
    this.total = bins.total();
  }

  /**
   * At a declared threshold: from sums where all sites tell theirs, else from grouped scores. Those
   * that do not have hardly any record on one side, so the others alone would be beside the truth.
   */
  ThresholdPerformance at(double threshold, RefinedCell.Flags flags) {
    double judged = flags.total() / total;
    return judged < ALL ? of(threshold, judged, grouped(threshold)) : of(threshold, 1, flags);
  }

  private RefinedCell.Flags grouped(double threshold) {
    double logit = ScoreSections.thresholdLogit(threshold);
    double without = negatives * cell.negatives().at(logit);
    double with = positives * cell.positives().at(logit);
    return new RefinedCell.Flags(without, negatives - without, with, positives - with);
  }

  private ThresholdPerformance of(double threshold, double exact, RefinedCell.Flags flags) {
    double odds = threshold / (1 - threshold);
    double kish = total / (bins.negativeSquareTotal() + bins.positiveSquareTotal());
    double hits = flags.flaggedPositives();
    double alarms = flags.flaggedNegatives();
    double with = hits + flags.unflaggedPositives();
    double without = alarms + flags.unflaggedNegatives();
    double flagged = hits + alarms;
    double judged = with + without;
    return new ThresholdPerformance(
        threshold,
        exact,
        flagged / judged,
        share(hits, with, positives / bins.positiveSquareTotal()),
        share(without - alarms, without, negatives / bins.negativeSquareTotal()),
        share(hits, flagged, kish),
        share(without - alarms, judged - flagged, kish),
        (hits - alarms * odds) / judged,
        (with - without * odds) / judged);
  }

  /** Part of a whole, whose records count {@code kish} each a unit of weight. */
  private static Estimate share(double part, double whole, double kish) {
    return whole > 0 ? Intervals.wilson(part / whole, whole * kish) : Estimate.none();
  }

  /**
   * The decision curve at edges of bins; at most {@value #MOST_POINTS} points, with a group's
   * events or more from each to the next.
   */
  List<DecisionPoint> curve() {
    List<DecisionPoint> points = new ArrayList<>();
    double events = bins.events();
    double apart = Math.max(LeastPart.GROUP, events / (MOST_POINTS - 1));
    double hits = positives;
    double alarms = negatives;
    double since = Double.POSITIVE_INFINITY;
    double left = events;
    boolean both = bins.twoSided();
    for (int b = 0; both && b < bins.count(); b++) {
      if (bins.weight(b) > 0 && since >= apart && left >= LeastPart.GROUP) {
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
      since += bins.events(b);
      left -= bins.events(b);
    }
    return points;
  }
}
