package org.ieum.spark.internal.kernel;

import java.util.Arrays;
import org.ieum.federation.linear.Packed;
import org.ieum.federation.query.Scaling;

/**
 * Σ w²(y − π)² z zᵀ of a logistic model over rows of a block, packed, the intercept first. Not
 * thread-safe.
 */
public final class ScoreProducts {
  private final Panel panel;
  private final int[] active;
  private final double[] coefficients;
  private final double[] logits = new double[Panel.ROWS];
  private final double[] score = new double[Panel.ROWS];
  private final double[] unused;
  private final double[] gram;

  /**
   * Sums at the given coefficients.
   *
   * @param values the intercept, then one a column that takes part
   */
  public ScoreProducts(Kernel kernel, Scaling scaling, double[] values) {
    panel = new Panel(kernel, scaling);
    active = scaling.activeColumns();
    coefficients = GlmSums.spread(values, active, panel.stride());
    unused = new double[panel.stride()];
    gram = new double[panel.stride() * panel.stride()];
  }

  /** Over the first {@code rows} rows. */
  public double[] of(Block block, int rows) {
    Arrays.fill(gram, 0);
    for (int from = 0; from < rows; from += Panel.ROWS) {
      int count = Math.min(Panel.ROWS, rows - from);
      panel.load(block, from, count);
      panel.logits(count, coefficients, logits);
      for (int i = 0; i < count; i++) {
        double e = Exponential.of(-Math.abs(logits[i]));
        boolean agrees = (block.outcomes()[from + i] != 0) == (logits[i] >= 0);
        score[i] = block.weight(from + i) * (agrees ? e / (1 + e) : 1 / (1 + e));
      }
      panel.kernel().weigh(panel.rows(), count, score, score, unused);
      panel.kernel().gram(panel.rows(), count, panel.stride(), panel.columns(), gram);
    }
    int p = active.length + 1;
    double[] out = new double[Packed.length(p)];
    for (int a = 0, at = 0; a < p; a++) {
      for (int b = a; b < p; b++) {
        out[at++] = gram[position(a) * panel.stride() + position(b)];
      }
    }
    return out;
  }

  private int position(int parameter) {
    return parameter == 0 ? 0 : active[parameter - 1] + 1;
  }
}
