package org.ieum.federation.query;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.ieum.federation.study.EvaluationSpec;

/**
 * How the scores of one kind of records are spread, as their groups tell: a public estimate of
 * their distribution function. Each group's records lie about its mean, and so do those of a bin
 * about its middle, half on either side; between the middles of filled bins the function is linear,
 * and beyond the outermost it goes on as steeply to 0 and to 1, or, from one bin alone, within a
 * logit. Without any mass it is 0.
 */
public final class ScoreDistribution {
  /** How far from a mean that stands alone its group is taken to reach, in logits. */
  private static final double ALONE = 1;

  private final double range;
  private final double[] mass;
  private final double[] places;
  private final double[] shares;

  /**
   * Over bins that are equal from −range to range.
   *
   * @param mass one a bin, none negative
   */
  public ScoreDistribution(double range, double... mass) {
    if (!(range > 0) || Double.isInfinite(range) || mass.length == 0) {
      throw new IllegalArgumentException(mass.length + " bins of a range of " + range);
    }
    for (double m : mass) {
      if (!(m >= 0) || Double.isInfinite(m)) {
        throw new IllegalArgumentException("a mass is not finite and 0 or more");
      }
    }
    this.range = range;
    this.mass = mass.clone();
    int[] filled = filled(mass);
    places = new double[filled.length == 0 ? 0 : filled.length + 2];
    shares = new double[places.length];
    if (filled.length > 0) {
      lay(filled);
    }
  }

  private static int[] filled(double[] mass) {
    int[] filled = new int[mass.length];
    int n = 0;
    for (int b = 0; b < mass.length; b++) {
      if (mass[b] > 0) {
        filled[n++] = b;
      }
    }
    return Arrays.copyOf(filled, n);
  }

  private void lay(int[] filled) {
    double total = total();
    double before = 0;
    int last = filled.length;
    for (int k = 0; k < last; k++) {
      double m = mass[filled[k]];
      places[k + 1] = middle(filled[k]);
      shares[k + 1] = (before + m / 2) / total;
      before += m;
    }
    double first = last > 1 ? reach(filled[0], filled[1]) : ALONE;
    double end = last > 1 ? reach(filled[last - 1], filled[last - 2]) : ALONE;
    places[0] = places[1] - first;
    places[last + 1] = places[last] + end;
    shares[last + 1] = 1;
  }

  /** How far from the middle of an outermost bin the function goes on to its end. */
  private double reach(int outer, int inner) {
    return Math.abs(middle(inner) - middle(outer)) * mass[outer] / (mass[outer] + mass[inner]);
  }

  private double middle(int bin) {
    return -range + (2 * bin + 1) * (range / mass.length);
  }

  public double range() {
    return range;
  }

  public int bins() {
    return mass.length;
  }

  public double total() {
    return Arrays.stream(mass).sum();
  }

  /** The share of the mass at or below a logit. */
  public double at(double logit) {
    if (places.length == 0 || logit <= places[0]) {
      return 0;
    }
    int last = places.length - 1;
    if (logit >= places[last]) {
      return 1;
    }
    int found = Arrays.binarySearch(places, logit);
    int k = found >= 0 ? found : -found - 2;
    double part = (logit - places[k]) / (places[k + 1] - places[k]);
    return shares[k] + part * (shares[k + 1] - shares[k]);
  }

  /** The masses of the filled bins, ascending. */
  public double[] masses() {
    return Arrays.stream(mass).filter(m -> m > 0).toArray();
  }

  /** Where the function bends, ascending: one end, the middles of the filled bins, the other. */
  public double[] places() {
    return places.clone();
  }

  void write(DataOutput out) throws IOException {
    int[] filled = filled(mass);
    out.writeDouble(range);
    out.writeInt(mass.length);
    out.writeInt(filled.length);
    for (int bin : filled) {
      out.writeInt(bin);
      out.writeDouble(mass[bin]);
    }
  }

  static ScoreDistribution read(DataInput in) throws IOException {
    double range = in.readDouble();
    int bins = in.readInt();
    if (bins < 1 || bins > EvaluationSpec.MOST_BINS) {
      throw new IOException("a distribution over " + bins + " bins");
    }
    double[] mass = new double[bins];
    int filled = Bytes.length(in);
    for (int k = 0; k < filled; k++) {
      int bin = in.readInt();
      if (bin < 0 || bin >= mass.length) {
        throw new IOException("bin " + bin + " of " + mass.length);
      }
      mass[bin] = in.readDouble();
    }
    return new ScoreDistribution(range, mass);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScoreDistribution d && range == d.range && Arrays.equals(mass, d.mass);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(mass);
  }

  @Override
  public String toString() {
    return "ScoreDistribution[" + mass.length + " bins]";
  }
}
