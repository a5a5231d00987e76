package org.ieum.spark.internal.kernel;

/** What the rows of a panel add at their linear predictors. Not thread-safe. */
interface PanelDerivatives {
  /**
   * Fills residuals y − μ and weights dμ/dη, both times the rows' weights.
   *
   * @param from the panel's first row in the block
   * @param eta linear predictors of the panel's rows
   * @return the panel's log-likelihood
   */
  double fill(Block block, int from, int count, double[] eta, double[] residual, double[] weight);
}
