package org.ieum.spark.internal.kernel;

import org.ieum.federation.query.FirthCorrection;
import org.ieum.federation.query.Scaling;

/** Firth's correction of gradient and information over rows of a block. Not thread-safe. */
public final class FirthSums {
  private final Panel panel;
  private final double[] coefficients;
  private final double[] inverse;
  private final int[] places;
  private final double[] logits = new double[Panel.ROWS];
  private final double[] factors = new double[2];

  /**
   * At the given coefficients.
   *
   * @param values the intercept, then one a column that takes part
   * @param inverse V of the hat values, packed upper triangle by rows
   */
  public FirthSums(Kernel kernel, Scaling scaling, double[] values, double[] inverse) {
    int[] active = scaling.activeColumns();
    this.panel = new Panel(kernel, scaling);
    this.coefficients = GlmSums.spread(values, active, panel.stride());
    this.inverse = inverse;
    this.places = new int[active.length + 1];
    for (int a = 0; a < active.length; a++) {
      places[a + 1] = active[a] + 1;
    }
  }

  /** Adds the sums of the first {@code rows} rows from {@code offset}. */
  public void addTo(Block block, int rows, double[] out, int offset) {
    for (int from = 0; from < rows; from += Panel.ROWS) {
      int count = Math.min(Panel.ROWS, rows - from);
      panel.load(block, from, count);
      panel.logits(count, coefficients, logits);
      for (int i = 0; i < count; i++) {
        int row = i * panel.stride();
        FirthCorrection.ofRecord(logits[i], inverse, panel.rows(), row, places, factors);
        add(panel.rows(), row, out, offset);
      }
    }
  }

  private void add(double[] z, int row, double[] out, int offset) {
    int next = offset + places.length;
    for (int a = 0; a < places.length; a++) {
      double za = z[row + places[a]];
      out[offset + a] += factors[0] * za;
      double weighted = factors[1] * za;
      for (int b = a; b < places.length; b++) {
        out[next++] += weighted * z[row + places[b]];
      }
    }
  }
}
