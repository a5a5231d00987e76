package org.ieum.algorithms;

import java.util.List;
import org.ieum.federation.query.Bundle;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;

/**
 * Which design columns vary among the training records that weigh anything: Σ w (x − x̄)² = Σ w (x
 * − c)² − (Σ w (x − c))² / Σ w over present values, above what rounding leaves of a constant.
 */
final class WeightedSpread {
  /** Part of Σ w (x − c)² below which the difference is rounding of doubles. */
  private static final double ROUNDING = 1e-10;

  private final double[] weight;
  private final double[] sums;
  private final double[] squares;
  private final double[] resolution;
  private final List<DesignColumn> design;

  /**
   * Of a part of an answer that {@link org.ieum.federation.query.WeightedMoments} asked for.
   *
   * @param part its place in the bundle
   */
  WeightedSpread(StudyManifest study, Bundle bundle, AggregateVector answer, int part) {
    Answer sum = Answer.part(answer, part);
    weight = sum.values("weight");
    sums = sum.values("sum");
    squares = sum.values("squares");
    design = study.dictionary().design();
    int[] exponents = bundle.scale(study).exponents();
    int first = bundle.shape(study).offset(part + ".squares");
    resolution = new double[squares.length];
    for (int j = 0; j < resolution.length; j++) {
      resolution[j] = Math.scalb(Standardisation.LEAST_UNITS, -exponents[first + j]);
    }
  }

  boolean varies(int column) {
    if (!(weight[column] > 0)) {
      return false;
    }
    double spread = squares[column] - sums[column] * sums[column] / weight[column];
    double least = Standardisation.LEAST_RELATIVE_SPREAD * design.get(column).halfWidth();
    double rounding = Math.max(resolution[column], ROUNDING * squares[column]);
    return spread > Math.max(rounding, weight[column] * least * least);
  }
}
