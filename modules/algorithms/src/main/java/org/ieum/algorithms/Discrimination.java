package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.model.Performance.RocPoint;

/**
 * AUC, average precision and ROC curve from binned scores.
 *
 * <p>Pairs in different bins are ordered for certain; of the pairs within a bin nothing is known.
 * Counting those as one half puts the exact AUC within ± ½ Σ n1_b·n0_b / (n1·n0). Where one kind of
 * record is missing, AUC and average precision do not exist: NaN.
 */
final class Discrimination {
  private static final int MOST_POINTS = 200;

  private final ScoreBins bins;
  private final double negatives;
  private final double positives;

  Discrimination(ScoreBins bins) {
    this.bins = bins;
    this.negatives = bins.negativeTotal();
    this.positives = bins.positiveTotal();
  }

  double auc() {
    double below = 0;
    double pairs = 0;
    for (int b = 0; b < bins.count(); b++) {
      pairs += bins.positives()[b] * (below + bins.negatives()[b] / 2.0);
      below += bins.negatives()[b];
    }
    return pairs / (positives * negatives);
  }

  double aucBound() {
    double undecided = 0;
    for (int b = 0; b < bins.count(); b++) {
      undecided += bins.positives()[b] * bins.negatives()[b];
    }
    return undecided / 2 / (positives * negatives);
  }

  /**
   * AUC with its standard error (DeLong, DeLong and Clarke-Pearson 1988) and an interval on the
   * logit scale. With weights the placements are weighted and each record's part is its weight's
   * square; Kish's effective numbers stand for m and n.
   */
  Estimate aucEstimate() {
    double auc = auc();
    if (!bins.twoSided()) {
      return Estimate.none();
    }
    double below = 0;
    double ofPositives = 0;
    double ofNegatives = 0;
    double beyond = positives;
    for (int b = 0; b < bins.count(); b++) {
      beyond -= bins.positives()[b];
      double positivesPlace = (below + bins.negatives()[b] / 2) / negatives - auc;
      double negativesPlace = (beyond + bins.positives()[b] / 2) / positives - auc;
      ofPositives += bins.positiveSquares()[b] * positivesPlace * positivesPlace;
      ofNegatives += bins.negativeSquares()[b] * negativesPlace * negativesPlace;
      below += bins.negatives()[b];
    }
    double variance =
        part(ofPositives, positives, bins.positiveSquareTotal())
            + part(ofNegatives, negatives, bins.negativeSquareTotal());
    return Intervals.onLogitScale(auc, Math.sqrt(variance));
  }

  /** Σ w²d² / W², times m / (m − 1), m = W² / Σ w². */
  private static double part(double squares, double total, double squareTotal) {
    double effective = total * total / squareTotal;
    return squares / (total * total) * (effective / (effective - 1));
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
   * five events or more from each to the next.
   */
  List<RocPoint> roc() {
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
    double left = bins.eventTotal();
    for (int b = bins.count() - 1; b >= 0; b--) {
      hits += bins.positives()[b];
      alarms += bins.negatives()[b];
      events += bins.events()[b];
      left -= bins.events()[b];
      double along = hits / positives + alarms / negatives;
      boolean enough = events >= ScoreCell.FEWEST_EVENTS && left >= ScoreCell.FEWEST_EVENTS;
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
