package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.model.Performance.RocPoint;
import org.ieum.federation.query.LeastPart;

/** The ROC curve and average precision of scores that are spread over bins. */
final class RocCurve {
  private static final int MOST_POINTS = 200;

  private final ScoreBins bins;
  private final double negatives;
  private final double positives;

  RocCurve(ScoreBins bins) {
    this.bins = bins;
    this.negatives = bins.negativeTotal();
    this.positives = bins.positiveTotal();
  }

  /** Σ (recall step × precision) by descending score, a bin a step. */
  double averagePrecision() {
    if (!bins.twoSided()) {
      return Double.NaN;
    }
    double hits = 0;
    double flagged = 0;
    double sum = 0;
    for (int b = bins.count() - 1; b >= 0; b--) {
      if (bins.weight(b) > 0) {
        hits += bins.positives()[b];
        flagged += bins.weight(b);
        sum += bins.positives()[b] * (hits / flagged);
      }
    }
    return sum / positives;
  }

  /**
   * From (0, 0) to (1, 1), at most {@value #MOST_POINTS} points about evenly along the curve, with
   * a group's events or more from each to the next.
   */
  List<RocPoint> points() {
    List<RocPoint> points = new ArrayList<>();
    if (!bins.twoSided()) {
      return points;
    }
    points.add(new RocPoint(0, 0));
    double apart = 2.0 / (MOST_POINTS - 2);
    double hits = 0;
    double alarms = 0;
    double last = 0;
    double events = 0;
    double left = bins.events();
    for (int b = bins.count() - 1; b >= 0; b--) {
      hits += bins.positives()[b];
      alarms += bins.negatives()[b];
      events += bins.events(b);
      left -= bins.events(b);
      double along = hits / positives + alarms / negatives;
      boolean enough = events >= LeastPart.GROUP && left >= LeastPart.GROUP;
      if (enough && along - last >= apart) {
        points.add(new RocPoint(alarms / negatives, hits / positives));
        last = along;
        events = 0;
      }
    }
    points.add(new RocPoint(1, 1));
    return points;
  }
}
