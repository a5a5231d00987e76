package org.ieum.spark.internal.kernel;

import java.util.Arrays;
import org.ieum.federation.query.Scaling;

/** Hazards e^(η − η₀) of a block's training records, and their sums. Not thread-safe. */
public final class RiskSums {
  private final Panel panel;
  private final double[] coefficients;
  private final int[] places;
  private final double[] predictors = new double[Panel.ROWS];

  /**
   * At the given coefficients.
   *
   * @param values 0 for the intercept, then one a column that takes part
   */
  public RiskSums(Kernel kernel, Scaling scaling, double[] values) {
    panel = new Panel(kernel, scaling);
    coefficients = GlmSums.spread(values, scaling.activeColumns(), panel.stride());
    places = Arrays.stream(scaling.activeColumns()).map(column -> column + 1).toArray();
  }

  /** The greatest η. */
  public double greatest(Block block) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int from = 0; from < block.training(); from += Panel.ROWS) {
      int count = load(block, from);
      for (int i = 0; i < count; i++) {
        greatest = Math.max(greatest, predictors[i]);
      }
    }
    return greatest;
  }

  /** Adds the records to a table. */
  public void addTo(Block block, double greatest, RiskTable table) {
    for (int from = 0; from < block.training(); from += Panel.ROWS) {
      int count = load(block, from);
      for (int i = 0; i < count; i++) {
        double hazard = Exponential.of(predictors[i] - greatest);
        table.add(block.outcomes()[from + i], hazard, panel.rows(), i * panel.stride(), places);
      }
    }
  }

  private int load(Block block, int from) {
    int count = Math.min(Panel.ROWS, block.training() - from);
    panel.load(block, from, count);
    panel.logits(count, coefficients, predictors);
    return count;
  }
}
