package org.ieum.spark.internal.kernel;

import java.io.Serializable;

/**
 * Those of a log partial likelihood with Efron's ties, a record at a time: with Λ(t) = Σ 1/(S −
 * f·D) over the events up to t, S the hazards at risk, D those of the events of that time and f the
 * part of them that went before, and T(t) = Σ f/(S − f·D) over the events at t, a record with
 * hazard h that was observed until t weighs h·(Λ(t) − T(t)·[event]), and its residual is [event]
 * less that.
 *
 * @param times at which an event happened, ascending
 * @param cumulative Λ at these
 * @param tied T at these
 * @param greatest η₀ of hazards e^(η − η₀)
 */
public record HazardDerivatives(double[] times, double[] cumulative, double[] tied, double greatest)
    implements PanelDerivatives, Serializable {
  /** Returns Σ (η − η₀) of the records with the event. */
  @Override
  public double fill(
      Block block, int from, int count, double[] eta, double[] residual, double[] weight) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double outcome = block.outcomes()[from + i];
      boolean event = outcome > 0;
      int time = RiskTable.last(times, Math.abs(outcome));
      double rate = time < 0 ? 0 : cumulative[time] - (event ? tied[time] : 0);
      double expected = Exponential.of(eta[i] - greatest) * rate;
      residual[i] = (event ? 1 : 0) - expected;
      weight[i] = Math.max(0, expected);
      sum += event ? eta[i] - greatest : 0;
    }
    return sum;
  }
}
