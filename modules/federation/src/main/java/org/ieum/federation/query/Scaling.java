package org.ieum.federation.query;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.ieum.federation.study.DesignColumn;

/**
 * The federated standardisation z = (x − centre) / scale of every design column, with an absent x
 * set to its centre, so that z = 0. A column of scale 0 is left out of the model.
 */
public final class Scaling {
  private final double[] centres;
  private final double[] scales;

  public Scaling(double[] centres, double[] scales) {
    if (centres.length != scales.length) {
      throw new IllegalArgumentException(centres.length + " centres, " + scales.length + " scales");
    }
    for (int j = 0; j < scales.length; j++) {
      if (!(scales[j] >= 0) || Double.isInfinite(scales[j]) || !Double.isFinite(centres[j])) {
        throw new IllegalArgumentException("scaling of column " + j + " is not finite");
      }
    }
    this.centres = centres.clone();
    this.scales = scales.clone();
  }

  /** Number of design columns, left-out ones included. */
  public int columns() {
    return scales.length;
  }

  public double centre(int column) {
    return centres[column];
  }

  public double scale(int column) {
    return scales[column];
  }

  public boolean active(int column) {
    return scales[column] > 0;
  }

  /** The indices of the columns that take part, ascending. */
  public int[] activeColumns() {
    int[] active = new int[scales.length];
    int n = 0;
    for (int j = 0; j < scales.length; j++) {
      if (active(j)) {
        active[n++] = j;
      }
    }
    return Arrays.copyOf(active, n);
  }

  /** Bounds on |z| of the active columns, preceded by 1 for the intercept where it is asked for. */
  double[] bounds(List<DesignColumn> design, boolean intercept) {
    int[] active = activeColumns();
    int shift = intercept ? 1 : 0;
    double[] bounds = new double[active.length + shift];
    if (intercept) {
      bounds[0] = 1;
    }
    for (int a = 0; a < active.length; a++) {
      DesignColumn c = design.get(active[a]);
      double reach =
          Math.max(Math.abs(c.min() - centres[active[a]]), Math.abs(c.max() - centres[active[a]]));
      bounds[a + shift] = reach / scales[active[a]];
    }
    return bounds;
  }

  void write(DataOutput out) throws IOException {
    Bytes.writeDoubles(out, centres);
    Bytes.writeDoubles(out, scales);
  }

  static Scaling read(DataInput in) throws IOException {
    return new Scaling(Bytes.readDoubles(in), Bytes.readDoubles(in));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Scaling s
        && Arrays.equals(centres, s.centres)
        && Arrays.equals(scales, s.scales);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(centres) + Arrays.hashCode(scales);
  }

  @Override
  public String toString() {
    return "Scaling[" + scales.length + " columns]";
  }
}
