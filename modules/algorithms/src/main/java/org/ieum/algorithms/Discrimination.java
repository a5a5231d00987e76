package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
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
    this.negatives = bins.negatives();
    this.positives = bins.positives();
  }

  double auc() {
    double below = 0;
    double pairs = 0;
    for (int b = 0; b < bins.count(); b++) {
      pairs += bins.positives(b) * (below + bins.negatives(b) / 2.0);
      below += bins.negatives(b);
    }
    return pairs / (positives * negatives);
  }

  double aucBound() {
    double undecided = 0;
    for (int b = 0; b < bins.count(); b++) {
      undecided += (double) bins.positives(b) * bins.negatives(b);
    }
    return undecided / 2 / (positives * negatives);
  }

  /** Σ (recall step × precision) by descending score, a bin a step. */
  double averagePrecision() {
    if (positives == 0 || negatives == 0) {
      return Double.NaN;
    }
    double hits = 0;
    double flagged = 0;
    double sum = 0;
    for (int b = bins.count() - 1; b >= 0; b--) {
      if (bins.records(b) > 0) {
        hits += bins.positives(b);
        flagged += bins.records(b);
        sum += bins.positives(b) * (hits / flagged);
      }
    }
    return sum / positives;
  }

  /** From (0, 0) to (1, 1), at most {@value #MOST_POINTS} points about evenly along the curve. */
  List<RocPoint> roc() {
    List<RocPoint> points = new ArrayList<>();
    if (positives == 0 || negatives == 0) {
      return points;
    }
    points.add(new RocPoint(0, 0));
    double apart = 2.0 / (MOST_POINTS - 2);
    double hits = 0;
    double alarms = 0;
    double last = 0;
    for (int b = bins.count() - 1; b >= 0; b--) {
      hits += bins.positives(b);
      alarms += bins.negatives(b);
      double along = hits / positives + alarms / negatives;
      boolean end = hits == positives && alarms == negatives;
      if (!end && along - last >= apart) {
        points.add(new RocPoint(alarms / negatives, hits / positives));
        last = along;
      }
    }
    points.add(new RocPoint(1, 1));
    return points;
  }
}
