package org.ieum.spark.internal.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel for machines with vectors of eight doubles and thirty-two registers: the Gram matrix,
 * where the time goes, in tiles of eight rows, two vectors.
 */
final class VectorKernel512 extends VectorKernel256 {
  private static final VectorSpecies<Double> S = DoubleVector.SPECIES_512;
  private static final int L = 8;

  @Override
  public void gram(double[] panel, double[] weighted, int rows, int stride, double[] gram) {
    int j = 0;
    for (; j + 2 * L <= stride; j += 2 * L) {
      for (int i = 0; i < j + 2 * L; i += 8) {
        wide(panel, weighted, rows, stride, gram, i, j);
      }
    }
    if (j < stride) {
      for (int i = 0; i < stride; i += 8) {
        narrow(panel, weighted, rows, stride, gram, i, j);
      }
    }
  }

  /** Entries (i … i+7, j … j+15), held in sixteen vectors. */
  private static void wide(
      double[] panel, double[] weighted, int rows, int stride, double[] gram, int i, int j) {
    DoubleVector a0 = DoubleVector.zero(S), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0;
    DoubleVector d0 = a0, d1 = a0, e0 = a0, e1 = a0, f0 = a0, f1 = a0, g0 = a0, g1 = a0;
    DoubleVector h0 = a0, h1 = a0;
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
      w = DoubleVector.broadcast(S, weighted[wi + 4]);
      e0 = z0.lanewise(VectorOperators.FMA, w, e0);
      e1 = z1.lanewise(VectorOperators.FMA, w, e1);
      w = DoubleVector.broadcast(S, weighted[wi + 5]);
      f0 = z0.lanewise(VectorOperators.FMA, w, f0);
      f1 = z1.lanewise(VectorOperators.FMA, w, f1);
      w = DoubleVector.broadcast(S, weighted[wi + 6]);
      g0 = z0.lanewise(VectorOperators.FMA, w, g0);
      g1 = z1.lanewise(VectorOperators.FMA, w, g1);
      w = DoubleVector.broadcast(S, weighted[wi + 7]);
      h0 = z0.lanewise(VectorOperators.FMA, w, h0);
      h1 = z1.lanewise(VectorOperators.FMA, w, h1);
    }
    int at = i * stride + j;
    add(gram, at, a0, a1);
    add(gram, at + stride, b0, b1);
    add(gram, at + 2 * stride, c0, c1);
    add(gram, at + 3 * stride, d0, d1);
    add(gram, at + 4 * stride, e0, e1);
    add(gram, at + 5 * stride, f0, f1);
    add(gram, at + 6 * stride, g0, g1);
    add(gram, at + 7 * stride, h0, h1);
  }

  /** Entries (i … i+7, j … j+7): the last eight columns of an odd number of eights. */
  private static void narrow(
      double[] panel, double[] weighted, int rows, int stride, double[] gram, int i, int j) {
    DoubleVector a = DoubleVector.zero(S), b = a, c = a, d = a, e = a, f = a, g = a, h = a;
    for (int k = 0, wi = i, zj = j; k < rows; k++, wi += stride, zj += stride) {
      DoubleVector z = DoubleVector.fromArray(S, panel, zj);
      a = z.lanewise(VectorOperators.FMA, DoubleVector.broadcast(S, weighted[wi]), a);
      b = z.lanewise(VectorOperators.FMA, DoubleVector.broadcast(S, weighted[wi + 1]), b);
      c = z.lanewise(VectorOperators.FMA, DoubleVector.broadcast(S, weighted[wi + 2]), c);
      d = z.lanewise(VectorOperators.FMA, DoubleVector.broadcast(S, weighted[wi + 3]), d);
      e = z.lanewise(VectorOperators.FMA, DoubleVector.broadcast(S, weighted[wi + 4]), e);
      f = z.lanewise(VectorOperators.FMA, DoubleVector.broadcast(S, weighted[wi + 5]), f);
      g = z.lanewise(VectorOperators.FMA, DoubleVector.broadcast(S, weighted[wi + 6]), g);
      h = z.lanewise(VectorOperators.FMA, DoubleVector.broadcast(S, weighted[wi + 7]), h);
    }
    int at = i * stride + j;
    add(gram, at, a);
    add(gram, at + stride, b);
    add(gram, at + 2 * stride, c);
    add(gram, at + 3 * stride, d);
    add(gram, at + 4 * stride, e);
    add(gram, at + 5 * stride, f);
    add(gram, at + 6 * stride, g);
    add(gram, at + 7 * stride, h);
  }

  private static void add(double[] gram, int at, DoubleVector low, DoubleVector high) {
    add(gram, at, low);
    add(gram, at + L, high);
  }

  private static void add(double[] gram, int at, DoubleVector sum) {
    DoubleVector.fromArray(S, gram, at).add(sum).intoArray(gram, at);
  }
}
