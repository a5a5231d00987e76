package org.ieum.spark.internal.kernel;

import java.util.Arrays;
import org.ieum.federation.linear.Packed;
import org.ieum.federation.query.BernoulliFamily;
import org.ieum.federation.query.GlmFamily;
import org.ieum.federation.query.Scaling;

/**
 * Log-likelihood, gradient and information of a generalised linear model over rows of a block, the
 * intercept first. Not thread-safe.
 */
public final class GlmSums {
  private final PanelDerivatives derivatives;
  private final Panel panel;
  private final int[] active;
  private final double[] coefficients;
  private final double[] logits = new double[Panel.ROWS];
  private final double[] residual = new double[Panel.ROWS];
  private final double[] weight = new double[Panel.ROWS];
  private final double[] root = new double[Panel.ROWS];
  private final double[] gradient;
  private final double[] gram;
  private double logLikelihood;

  private GlmSums(PanelDerivatives derivatives, Kernel kernel, Scaling scaling, double[] values) {
    this.derivatives = derivatives;
    panel = new Panel(kernel, scaling);
    active = scaling.activeColumns();
    coefficients = spread(values, active, panel.stride());
    gradient = new double[panel.stride()];
    gram = new double[panel.stride() * panel.stride()];
  }

  /**
   * Sums of a logistic model at the given coefficients.
   *
   * @param values the intercept, then one a column that takes part
   */
  public static GlmSums logistic(Kernel kernel, Scaling scaling, double[] values) {
    return new GlmSums(new LogisticDerivatives(), kernel, scaling, values);
  }

  /** The same of any family. */
  public static GlmSums of(GlmFamily family, Kernel kernel, Scaling scaling, double[] values) {
    return family instanceof BernoulliFamily
        ? logistic(kernel, scaling, values)
        : new GlmSums(new FamilyDerivatives(family), kernel, scaling, values);
  }

  /** The same of hazards, whose intercept is 0. */
  public static GlmSums hazards(
      HazardDerivatives derivatives, Kernel kernel, Scaling scaling, double[] values) {
    return new GlmSums(derivatives, kernel, scaling, values);
  }

  /** Intercept and active coefficients at their positions in a row. */
  public static double[] spread(double[] values, int[] active, int stride) {
    double[] spread = new double[stride];
    spread[0] = values[0];
    for (int a = 0; a < active.length; a++) {
      spread[active[a] + 1] = values[a + 1];
    }
    return spread;
  }

  /** Numbers in a result for so many parameters, the intercept among them. */
  public static int length(int parameters) {
    return 2 + parameters + Packed.length(parameters);
  }

  /** The first {@code rows} rows: records, log-likelihood, gradient, packed information. */
  public double[] of(Block block, int rows) {
    reset();
    for (int from = 0; from < rows; from += Panel.ROWS) {
      int count = Math.min(Panel.ROWS, rows - from);
      panel.load(block, from, count);
      panel.logits(count, coefficients, logits);
      logLikelihood += derivatives.fill(block, from, count, logits, residual, weight);
      for (int i = 0; i < count; i++) {
        root[i] = Math.sqrt(weight[i]);
      }
      panel.kernel().weigh(panel.rows(), count, residual, root, gradient);
      panel.kernel().gram(panel.rows(), count, panel.stride(), panel.columns(), gram);
    }
    return result(rows);
  }

  /**
   * Of a logistic model, without gradient and information beyond the intercept's: Σ (y − π) and Σ
   * π(1 − π).
   */
  public double[] intercept(Block block, int rows) {
    double first = 0;
    double second = 0;
    reset();
    for (int from = 0; from < rows; from += Panel.ROWS) {
      int count = Math.min(Panel.ROWS, rows - from);
      panel.load(block, from, count);
      panel.logits(count, coefficients, logits);
      LogisticDerivatives.unweighted(block, from, count, logits, residual, weight);
      for (int i = 0; i < count; i++) {
        first += residual[i];
        second += weight[i];
      }
    }
    return new double[] {first, second};
  }

  private void reset() {
    logLikelihood = 0;
    Arrays.fill(gradient, 0);
    Arrays.fill(gram, 0);
  }

  private double[] result(int rows) {
    int p = active.length + 1;
    double[] out = new double[length(p)];
    out[0] = rows;
    out[1] = logLikelihood;
    int at = 2 + p;
    for (int a = 0; a < p; a++) {
      int i = position(a);
      out[2 + a] = gradient[i];
      for (int b = a; b < p; b++) {
        out[at++] = gram[i * panel.stride() + position(b)];
      }
    }
    return out;
  }

  private int position(int parameter) {
    return parameter == 0 ? 0 : active[parameter - 1] + 1;
  }
}
