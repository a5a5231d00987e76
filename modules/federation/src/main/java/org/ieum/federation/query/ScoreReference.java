package org.ieum.federation.query;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What grouped scores told of a cell, to be refined: {@link ScorePlacements}.
 *
 * @param negatives how scores without the outcome are spread
 * @param positives the same with it
 * @param intercept of the outcome's logistic regression on the score
 * @param slope of it
 */
public record ScoreReference(
    ScoreDistribution negatives, ScoreDistribution positives, double intercept, double slope) {
  public ScoreReference {
    if (!Double.isFinite(intercept) || !Double.isFinite(slope)) {
      throw new IllegalArgumentException("a line is not finite");
    }
  }

  boolean over(double range, int bins) {
    return negatives.range() == range
        && positives.range() == range
        && negatives.bins() == bins
        && positives.bins() == bins;
  }

  void write(DataOutput out) throws IOException {
    negatives.write(out);
    positives.write(out);
    out.writeDouble(intercept + 0.0);
    out.writeDouble(slope + 0.0);
  }

  static ScoreReference read(DataInput in) throws IOException {
    return new ScoreReference(
        ScoreDistribution.read(in), ScoreDistribution.read(in), in.readDouble(), in.readDouble());
  }
}
