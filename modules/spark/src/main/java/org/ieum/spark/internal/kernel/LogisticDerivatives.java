package org.ieum.spark.internal.kernel;

/** Those of a logistic model. */
final class LogisticDerivatives implements PanelDerivatives {
  @Override
  public double fill(
      Block block, int from, int count, double[] eta, double[] residual, double[] weight) {
    double unweighted = derivatives(block.outcomes(), from, count, eta, residual, weight);
    return block.weighted() ? weighted(block, from, count, eta, residual, weight) : unweighted;
  }

  /** Multiplies by the rows' weights; returns the panel's weighted log-likelihood. */
  private static double weighted(
      Block block, int from, int count, double[] eta, double[] residual, double[] weight) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double w = block.weight(from + i);
      boolean agrees = (block.outcomes()[from + i] != 0) == (eta[i] >= 0);
      double loss = LogOnePlus.of(Exponential.of(-Math.abs(eta[i])));
      sum -= w * (agrees ? loss : Math.abs(eta[i]) + loss);
      residual[i] *= w;
      weight[i] *= w;
    }
    return sum;
  }

  /**
   * Fills residuals and weights, and returns the panel's log-likelihood. One logarithm a panel: the
   * product of 64 factors 1 + e^−|η| ≤ 2 stays below 2^64.
   */
  private static double derivatives(
      double[] outcomes, int from, int count, double[] eta, double[] residual, double[] weight) {
    double product = 1;
    double linear = 0;
    for (int i = 0; i < count; i++) {
      double sign = outcomes[from + i] != 0 ? 1 : -1;
      double toward = sign * eta[i];
      double tail = Exponential.of(-Math.abs(toward));
      double major = 1 / (1 + tail);
      double minor = tail * major;
      residual[i] = sign * (toward >= 0 ? minor : major);
      weight[i] = major * minor;
      product *= 1 + tail;
      linear += Math.min(toward, 0);
    }
    return linear - StrictMath.log(product);
  }

  /** The same without weights: Σ (y − π) and Σ π(1 − π) are all that a caller needs of it. */
  static void unweighted(
      Block block, int from, int count, double[] eta, double[] residual, double[] weight) {
    derivatives(block.outcomes(), from, count, eta, residual, weight);
  }
}
