package org.ieum.simulation;

import java.util.Comparator;
import java.util.List;

/** A score, whether the outcome came, and what the record weighs. */
record RankedOutcome(double score, boolean outcome, double weight) {
  /**
   * Weighted area under the ROC curve: of pairs with and without the outcome, the share in which
   * the one with it has the greater score, ties counting half.
   *
   * @return NaN where either kind is missing
   */
  static double auc(List<RankedOutcome> records) {
    List<RankedOutcome> sorted =
        records.stream().sorted(Comparator.comparingDouble(RankedOutcome::score)).toList();
    double below = 0;
    double with = 0;
    double concordant = 0;
    int i = 0;
    while (i < sorted.size()) {
      double score = sorted.get(i).score;
      double tiedWith = 0;
      double tiedWithout = 0;
      for (; i < sorted.size() && sorted.get(i).score == score; i++) {
        RankedOutcome r = sorted.get(i);
        if (r.outcome) {
          tiedWith += r.weight;
        } else {
          tiedWithout += r.weight;
        }
      }
      concordant += tiedWith * (below + tiedWithout / 2);
      below += tiedWithout;
      with += tiedWith;
    }
    return concordant / (with * below);
  }
}
