package org.ieum.algorithms;

import java.util.Arrays;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.query.CalibrationSlopes;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.query.Partition;
import org.ieum.federation.query.Query;
import org.ieum.federation.query.ScoredModel;

/**
 * The calibration slopes of a model's cells by Newton's method, from the derivatives at 1 that its
 * ranked pairs tell; one round trip a further step, all cells together.
 */
final class SlopeFit {
  /** A step below this part of a standard error is the last. */
  private static final double NEGLIGIBLE = 1e-4;

  private static final double LONGEST_STEP = 1;

  private final ScoredModel model;
  private final Partition partition;
  private final boolean sections;
  private final double[] slopes;
  private final double[] informations;
  private final boolean[] found;

  SlopeFit(ScoredModel model, Partition partition, boolean sections, int cells) {
    this.model = model;
    this.partition = partition;
    this.sections = sections;
    this.slopes = new double[cells];
    this.informations = new double[cells];
    this.found = new boolean[cells];
    Arrays.fill(slopes, 1);
  }

  /** Whether every cell's last step was negligible, or it has no slope. */
  boolean done() {
    for (boolean f : found) {
      if (!f) {
        return false;
      }
    }
    return true;
  }

  Query next() {
    return new CalibrationSlopes(model, new Coefficients(slopes), partition, sections);
  }

  /** Takes a step in a cell from the derivatives at its slope. */
  void take(int cell, double score, double information) {
    if (found[cell]) {
      return;
    }
    informations[cell] = information;
    if (!(information > 0)) {
      found[cell] = true;
      return;
    }
    double step = score / information;
    slopes[cell] += Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));
    found[cell] = Math.abs(step) * Math.sqrt(information) <= NEGLIGIBLE;
  }

  /** None where a cell has no information, or its slope was not found. */
  Estimate slope(int cell) {
    return found[cell] && informations[cell] > 0
        ? Intervals.symmetric(slopes[cell], 1 / Math.sqrt(informations[cell]))
        : Estimate.none();
  }
}
