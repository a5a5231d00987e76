package org.ieum.algorithms;

import java.util.stream.DoubleStream;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.query.ScoreDistribution;

/**
 * AUC, with its bracket and standard error, from groups and placements.
 *
 * <p>With F₀ and F₁ the distributions of scores without and with the outcome, the AUC is ∫ F₀ dF₁,
 * and 1 − ∫ F₁ dF₀. Groups give estimates G₀ and G₁; placements give ∫ G₀ dF₁ and 1 − ∫ G₁ dF₀.
 *
 * <p>How many of a site's records lie below a place is known but for one group, of which some lie
 * on either side, and how many groups lie below but for those of its bin. That brackets both; the
 * AUC is in both brackets. Its estimate is their mean, each weighed by the inverse square of its
 * bracket, so that the kind with more groups counts most. Where one kind of record is missing, it
 * does not exist: NaN.
 */
final class Discrimination {
  /** Half of what a site's sum of placements is a multiple of. */
  private static final double ROUNDED = 0x1p-11;

  private final ScoreCell cell;
  private final RefinedCell refined;
  private final ScoreDistribution without;
  private final ScoreDistribution with;
  private final double negatives;
  private final double positives;
  private final double byPositives;
  private final double byNegatives;
  private final double low;
  private final double high;

  Discrimination(ScoreCell cell, RefinedCell refined) {
    this.cell = cell;
    this.refined = refined;
    this.without = cell.negatives();
    this.with = cell.positives();
    this.negatives = without.total();
    this.positives = with.total();
    double rounded = cell.sites() * ROUNDED;
    byPositives =
        slack(without, cell.heaviestNegatives(), with, cell.heaviestPositives())
            + rounded / positives;
    byNegatives =
        slack(with, cell.heaviestPositives(), without, cell.heaviestNegatives())
            + rounded / negatives;
    low = Math.max(0, Math.max(ofPositives() - byPositives, ofNegatives() - byNegatives));
    high = Math.min(1, Math.min(ofPositives() + byPositives, ofNegatives() + byNegatives));
  }

  private double ofPositives() {
    return refined.positives().sum() / positives;
  }

  private double ofNegatives() {
    return 1 - refined.negatives().sum() / negatives;
  }

  double auc() {
    double a = 1 / (byPositives * byPositives);
    double b = 1 / (byNegatives * byNegatives);
    double auc = (a * ofPositives() + b * ofNegatives()) / (a + b);
    return Math.max(low, Math.min(high, auc));
  }

  /** The exact AUC is within this of {@link #auc}. */
  double aucBound() {
    return Math.max(high - auc(), auc() - low);
  }

  /**
   * Bound on the mean, over records of one kind, of the distance of the other kind's distribution
   * from its estimate. That has two parts: a site's heaviest group, and at most the heavier of the
   * two filled bins about a place. For the mean of the latter stands a greater function that rises
   * to one top and then falls: its mean over an unknown distribution is within twice its top times
   * the greatest error of that distribution of its mean over the estimate.
   *
   * @param heaviest Σ over sites of the heaviest group of {@code of}
   * @param over the estimate of the records' distribution
   */
  private static double slack(
      ScoreDistribution of, double heaviest, ScoreDistribution over, double heaviestOver) {
    double[] places = of.places();
    double[] bins = neighbours(of);
    double top = DoubleStream.of(bins).max().orElse(0);
    double mean = 0;
    for (int k = 0; k < bins.length; k++) {
      double from = k == 0 ? 0 : over.at(places[k]);
      double to = k + 1 == bins.length ? 1 : over.at(places[k + 1]);
      mean += (to - from) * bins[k];
    }
    double topOver = DoubleStream.of(neighbours(over)).max().orElse(0);
    double error = Math.min(1, (heaviestOver + topOver) / over.total());
    return (heaviest + Math.min(top, mean + 2 * top * error)) / of.total();
  }

  /** Of the stretch after each place, the heavier of the bins at its ends, made to have one top. */
  private static double[] neighbours(ScoreDistribution of) {
    double[] mass = of.masses();
    double[] out = new double[mass.length == 0 ? 0 : mass.length + 1];
    int top = 0;
    for (int k = 0; k < out.length; k++) {
      out[k] = Math.max(mass[Math.max(0, k - 1)], mass[Math.min(k, mass.length - 1)]);
      top = out[k] > out[top] ? k : top;
    }
    for (int k = 1; k < top; k++) {
      out[k] = Math.max(out[k], out[k - 1]);
    }
    for (int k = out.length - 2; k > top; k--) {
      out[k] = Math.max(out[k], out[k + 1]);
    }
    return out;
  }

  /**
   * AUC with its standard error (DeLong, DeLong and Clarke-Pearson 1988) and an interval on the
   * logit scale. With weights the placements are weighted and each record's part is its weight's
   * square; Kish's effective numbers stand for m and n.
   */
  Estimate aucEstimate() {
    if (!cell.bins().twoSided()) {
      return Estimate.none();
    }
    double variance =
        part(refined.positives(), positives, cell.bins().positiveSquareTotal())
            + part(refined.negatives(), negatives, cell.bins().negativeSquareTotal());
    return Intervals.onLogitScale(auc(), Math.sqrt(variance));
  }

  /** Σ w²(F − F̄)² / W², times m / (m − 1), m = W² / Σ w². */
  private static double part(RefinedCell.Placements placements, double total, double squareTotal) {
    double mean = placements.sum() / total;
    double squares =
        placements.squares() - 2 * mean * placements.squareSum() + mean * mean * squareTotal;
    double effective = total * total / squareTotal;
    return Math.max(0, squares) / (total * total) * (effective / (effective - 1));
  }
}
