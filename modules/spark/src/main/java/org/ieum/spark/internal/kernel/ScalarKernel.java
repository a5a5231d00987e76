package org.ieum.spark.internal.kernel;

/** The kernel in plain Java, for machines or runtimes without the vector module. */
final class ScalarKernel implements Kernel {
  @Override
  public void standardise(
      double[] values, int from, int rows, double[] centre, double[] inverse, double[] panel) {
    int stride = centre.length;
    for (int i = 0; i < rows; i++) {
      int in = from + i * stride;
      int out = i * stride;
      for (int j = 0; j < stride; j++) {
        double z = (values[in + j] - centre[j]) * inverse[j];
        panel[out + j] = Double.isNaN(z) ? 0 : z;
      }
    }
  }

  @Override
  public void partialLogits(double[] panel, int rows, double[] coefficients, double[] partial) {
    int stride = coefficients.length;
    for (int i = 0; i < rows; i++) {
      for (int lane = 0; lane < Block.LANES; lane++) {
        double sum = 0;
        for (int j = lane; j < stride; j += Block.LANES) {
          sum = Math.fma(panel[i * stride + j], coefficients[j], sum);
        }
        partial[i * Block.LANES + lane] = sum;
      }
    }
  }

  @Override
  public void weigh(double[] panel, int rows, double[] residual, double[] root, double[] gradient) {
    int stride = gradient.length;
    for (int i = 0; i < rows; i++) {
      int at = i * stride;
      double r = residual[i];
      for (int j = 0; j < stride; j++) {
        gradient[j] = Math.fma(panel[at + j], r, gradient[j]);
      }
      double s = root[i];
      for (int j = at; j < at + stride; j++) {
        panel[j] *= s;
      }
    }
  }

  @Override
  public void gram(double[] panel, int rows, int stride, int columns, double[] gram) {
    for (int j = 0; j < columns; j += 4) {
      for (int i = 0; i < j + 4; i += 4) {
        tile(panel, rows, stride, gram, i, j);
      }
    }
  }

  @Override
  public void moments(
      double[] values,
      int from,
      int to,
      double[] centres,
      double[] observed,
      double[] sums,
      double[] squares) {
    for (int i = from, at = from * centres.length; i < to; i++, at += centres.length) {
      for (int j = 0; j < centres.length; j++) {
        double centred = values[at + j] - centres[j];
        boolean absent = Double.isNaN(centred);
        observed[j] += absent ? 0 : 1;
        sums[j] += absent ? 0 : centred;
        squares[j] += absent ? 0 : centred * centred;
      }
    }
  }

  /** Entries (i … i+3, j … j+3), held in sixteen locals. */
  private static void tile(double[] panel, int rows, int stride, double[] gram, int i, int j) {
    double a0 = 0, a1 = 0, a2 = 0, a3 = 0;
    double b0 = 0, b1 = 0, b2 = 0, b3 = 0;
    double c0 = 0, c1 = 0, c2 = 0, c3 = 0;
    double d0 = 0, d1 = 0, d2 = 0, d3 = 0;
    for (int k = 0, wi = i, zj = j; k < rows; k++, wi += stride, zj += stride) {
      double z0 = panel[zj];
      double z1 = panel[zj + 1];
      double z2 = panel[zj + 2];
      double z3 = panel[zj + 3];
      double w = panel[wi];
      a0 = Math.fma(z0, w, a0);
      a1 = Math.fma(z1, w, a1);
      a2 = Math.fma(z2, w, a2);
      a3 = Math.fma(z3, w, a3);
      w = panel[wi + 1];
      b0 = Math.fma(z0, w, b0);
      b1 = Math.fma(z1, w, b1);
      b2 = Math.fma(z2, w, b2);
      b3 = Math.fma(z3, w, b3);
      w = panel[wi + 2];
      c0 = Math.fma(z0, w, c0);
      c1 = Math.fma(z1, w, c1);
      c2 = Math.fma(z2, w, c2);
      c3 = Math.fma(z3, w, c3);
      w = panel[wi + 3];
      d0 = Math.fma(z0, w, d0);
      d1 = Math.fma(z1, w, d1);
      d2 = Math.fma(z2, w, d2);
      d3 = Math.fma(z3, w, d3);
    }
    add(gram, i * stride + j, a0, a1, a2, a3);
    add(gram, (i + 1) * stride + j, b0, b1, b2, b3);
    add(gram, (i + 2) * stride + j, c0, c1, c2, c3);
    add(gram, (i + 3) * stride + j, d0, d1, d2, d3);
  }

  private static void add(double[] gram, int at, double a, double b, double c, double d) {
    gram[at] += a;
    gram[at + 1] += b;
    gram[at + 2] += c;
    gram[at + 3] += d;
  }
}
