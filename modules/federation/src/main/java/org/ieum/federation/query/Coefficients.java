package org.ieum.federation.query;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** A coefficient vector on the standardised scale; public, and derived by every replica itself. */
public final class Coefficients {
  private final double[] values;

  public Coefficients(double... values) {
    for (double v : values) {
      if (!Double.isFinite(v)) {
        throw new IllegalArgumentException("a coefficient is not finite");
      }
    }
    this.values = values.clone();
  }

  public int length() {
    return values.length;
  }

  public double get(int index) {
    return values[index];
  }

  /** Greatest |Σ β z| over standardised values that reach so far. */
  double reach(double[] bounds) {
    double reach = 0;
    for (int j = 0; j < values.length; j++) {
      reach += Math.abs(values[j]) * bounds[j];
    }
    return reach;
  }

  public double[] toArray() {
    return values.clone();
  }

  void write(DataOutput out) throws IOException {
    Bytes.writeDoubles(out, values);
  }

  static Coefficients read(DataInput in) throws IOException {
    return new Coefficients(Bytes.readDoubles(in));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Coefficients c && Arrays.equals(values, c.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Coefficients[" + values.length + "]";
  }
}
