package org.ieum.spark.internal.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The kernel on vectors of four doubles; the Gram matrix in tiles of four rows, two vectors. */
class VectorKernel256 implements Kernel {
  private static final VectorSpecies<Double> S = DoubleVector.SPECIES_256;
  private static final int L = 4;

  @Override
  public void standardise(
      double[] values, int from, int rows, double[] centre, double[] inverse, double[] panel) {
    int stride = centre.length;
    for (int i = 0, in = from, out = 0; i < rows; i++, in += stride, out += stride) {
      for (int j = 0; j < stride; j += L) {
        DoubleVector c = DoubleVector.fromArray(S, centre, j);
        DoubleVector s = DoubleVector.fromArray(S, inverse, j);
        DoubleVector z = DoubleVector.fromArray(S, values, in + j).sub(c).mul(s);
        VectorMask<Double> absent = z.compare(VectorOperators.NE, z);
        z.blend(0, absent).intoArray(panel, out + j);
      }
    }
  }

  @Override
  public void partialLogits(double[] panel, int rows, double[] coefficients, double[] partial) {
    int stride = coefficients.length;
    for (int i = 0, at = 0; i < rows; i++, at += stride) {
      DoubleVector low = DoubleVector.zero(S);
      DoubleVector high = DoubleVector.zero(S);
      for (int j = 0; j < stride; j += 2 * L) {
        DoubleVector b0 = DoubleVector.fromArray(S, coefficients, j);
        DoubleVector b1 = DoubleVector.fromArray(S, coefficients, j + L);
        low = DoubleVector.fromArray(S, panel, at + j).lanewise(VectorOperators.FMA, b0, low);
        high = DoubleVector.fromArray(S, panel, at + j + L).lanewise(VectorOperators.FMA, b1, high);
      }
      low.intoArray(partial, i * Block.LANES);
      high.intoArray(partial, i * Block.LANES + L);
    }
  }

  @Override
  public void weigh(
      double[] panel,
      int rows,
      double[] residual,
      double[] weight,
      double[] gradient,
      double[] weighted) {
    int stride = gradient.length;
    for (int j = 0; j < stride; j += L) {
      DoubleVector g = DoubleVector.fromArray(S, gradient, j);
      for (int i = 0, at = j; i < rows; i++, at += stride) {
        DoubleVector z = DoubleVector.fromArray(S, panel, at);
        z.mul(DoubleVector.broadcast(S, weight[i])).intoArray(weighted, at);
        g = z.lanewise(VectorOperators.FMA, DoubleVector.broadcast(S, residual[i]), g);
      }
      g.intoArray(gradient, j);
    }
  }

  @Override
  public void gram(double[] panel, double[] weighted, int rows, int stride, double[] gram) {
    for (int j = 0; j < stride; j += 2 * L) {
      for (int i = 0; i < j + 2 * L; i += 4) {
        tile(panel, weighted, rows, stride, gram, i, j);
      }
    }
  }

  /** Entries (i … i+3, j … j+7), held in eight vectors. */
  private static void tile(
      double[] panel, double[] weighted, int rows, int stride, double[] gram, int i, int j) {
    DoubleVector a0 = DoubleVector.zero(S);
    DoubleVector a1 = a0;
    DoubleVector b0 = a0;
    DoubleVector b1 = a0;
    DoubleVector c0 = a0;
    DoubleVector c1 = a0;
    DoubleVector d0 = a0;
    DoubleVector d1 = a0;
    for (int k = 0, wi = i, zj = j; k < rows; k++, wi += stride, zj += stride) {
      DoubleVector z0 = DoubleVector.fromArray(S, panel, zj);
      DoubleVector z1 = DoubleVector.fromArray(S, panel, zj + L);
      DoubleVector w = DoubleVector.broadcast(S, weighted[wi]);
      a0 = z0.lanewise(VectorOperators.FMA, w, a0);
      a1 = z1.lanewise(VectorOperators.FMA, w, a1);
      w = DoubleVector.broadcast(S, weighted[wi + 1]);
      b0 = z0.lanewise(VectorOperators.FMA, w, b0);
      b1 = z1.lanewise(VectorOperators.FMA, w, b1);
      w = DoubleVector.broadcast(S, weighted[wi + 2]);
      c0 = z0.lanewise(VectorOperators.FMA, w, c0);
      c1 = z1.lanewise(VectorOperators.FMA, w, c1);
      w = DoubleVector.broadcast(S, weighted[wi + 3]);
      d0 = z0.lanewise(VectorOperators.FMA, w, d0);
      d1 = z1.lanewise(VectorOperators.FMA, w, d1);
    }
    int at = i * stride + j;
    add(gram, at, a0, a1);
    add(gram, at + stride, b0, b1);
    add(gram, at + 2 * stride, c0, c1);
    add(gram, at + 3 * stride, d0, d1);
  }

  private static void add(double[] gram, int at, DoubleVector low, DoubleVector high) {
    DoubleVector.fromArray(S, gram, at).add(low).intoArray(gram, at);
    DoubleVector.fromArray(S, gram, at + L).add(high).intoArray(gram, at + L);
  }
}
