package org.ieum.spark;

import org.ieum.spark.internal.kernel.Block;

/**
 * Weights, weighted sums and weighted squares of training rows about public centres, over present
 * values.
 */
final class WeightedMomentStatistic implements BlockStatistic {
  private final double[] centres;

  /**
   * About the given centres.
   *
   * @param centres one a design column
   */
  WeightedMomentStatistic(double[] centres) {
    this.centres = centres.clone();
  }

  @Override
  public void addTo(Block block, double[] out, int offset) {
    int columns = centres.length;
    for (int i = 0; i < block.training(); i++) {
      double weight = block.weight(i);
      int row = i * block.stride() + 1;
      for (int j = 0; j < columns && weight != 0; j++) {
        double x = block.values()[row + j] - centres[j];
        if (!Double.isNaN(x)) {
          out[offset + j] += weight;
          out[offset + columns + j] += weight * x;
          out[offset + 2 * columns + j] += weight * x * x;
        }
      }
    }
  }
}
