package org.ieum.federation.basis;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Arithmetic on columns of doubles, a value a row; one value alone stands for every row's. */
final class Columns implements Arithmetic<double[]> {
  static final Columns ARITHMETIC = new Columns();

  private Columns() {}

  @Override
  public double[] number(double value) {
    return new double[] {value};
  }

  @Override
  public double[] plus(double[] a, double[] b) {
    return each(a, b, Double::sum);
  }

  @Override
  public double[] minus(double[] a, double[] b) {
    return each(a, b, (x, y) -> x - y);
  }

  @Override
  public double[] times(double[] a, double[] b) {
    return each(a, b, (x, y) -> x * y);
  }

  @Override
  public double[] log(double[] a) {
    return each(a, StrictMath::log);
  }

  @Override
  public double[] positivePart(double[] a) {
    return each(a, x -> Math.max(x, 0));
  }

  @Override
  public double[] within(double[] a, double low, double high) {
    return each(a, x -> Double.isNaN(x) ? x : x >= low && x < high ? 1 : 0);
  }

  private static double[] each(double[] a, DoubleUnaryOperator operator) {
    double[] out = new double[a.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = operator.applyAsDouble(a[i]);
    }
    return out;
  }

  private static double[] each(double[] a, double[] b, DoubleBinaryOperator operator) {
    double[] out = new double[a.length == 1 ? b.length : a.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = operator.applyAsDouble(a[a.length == 1 ? 0 : i], b[b.length == 1 ? 0 : i]);
    }
    return out;
  }
}
