package org.ieum.spark.internal.kernel;

import org.ieum.federation.query.GlmFamily;

/** As the family says, row by row; for rows that weigh 1 each. */
record FamilyDerivatives(GlmFamily family) implements PanelDerivatives {
  @Override
  public double fill(
      Block block, int from, int count, double[] eta, double[] residual, double[] weight) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double y = block.outcomes()[from + i];
      residual[i] = family.residual(y, eta[i]);
      weight[i] = family.weight(eta[i]);
      sum += family.logLikelihood(y, eta[i]);
    }
    return sum;
  }
}
