package org.ieum.spark.internal.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel on vectors of four doubles; the Gram matrix, where the time goes, in tiles of four
 * rows, two vectors. Vectors of eight would be faster by a tenth where a machine has them, but Java
 * 17 compiles them slowly, and code that has met both sizes keeps its vectors on the heap.
 *
 * <p>No method here takes or returns a vector: where the compiler has had enough of inlining it
 * calls such a method with vectors on the heap, and a pass takes six times as long. For the same
 * reason the tiles are longer than the 325 bytes of code that it still inlines, so that each is
 * compiled by itself.
 */
final class VectorKernel implements Kernel {
  private static final VectorSpecies<Double> S = DoubleVector.SPECIES_256;
  static final int LANES = 4;
  private static final int L = LANES;
  private static final int FEW_ROWS = 8;

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
  public void weigh(double[] panel, int rows, double[] residual, double[] root, double[] gradient) {
    int stride = gradient.length;
    for (int j = 0; j < stride; j += 2 * L) {
      DoubleVector g0 = DoubleVector.fromArray(S, gradient, j);
      DoubleVector g1 = DoubleVector.fromArray(S, gradient, j + L);
      for (int i = 0, at = j; i < rows; i++, at += stride) {
        DoubleVector r = DoubleVector.broadcast(S, residual[i]);
        DoubleVector s = DoubleVector.broadcast(S, root[i]);
        DoubleVector z0 = DoubleVector.fromArray(S, panel, at);
        DoubleVector z1 = DoubleVector.fromArray(S, panel, at + L);
        g0 = z0.lanewise(VectorOperators.FMA, r, g0);
        g1 = z1.lanewise(VectorOperators.FMA, r, g1);
        z0.mul(s).intoArray(panel, at);
        z1.mul(s).intoArray(panel, at + L);
      }
      g0.intoArray(gradient, j);
      g1.intoArray(gradient, j + L);
    }
  }

  @Override
  public void gram(double[] panel, int rows, int stride, int columns, double[] gram) {
    int j = 0;
    for (; j + L < columns; j += 2 * L) {
      for (int i = 0; i < j + 2 * L; i += 4) {
        tile(panel, rows, stride, gram, i, j);
      }
    }
    if (j < columns) {
      for (int i = 0; i < columns; i += 8) {
        narrow(panel, rows, stride, gram, i, j);
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
    int stride = centres.length;
    DoubleVector one = DoubleVector.broadcast(S, 1);
    // Few rows at once: memory is read in its order.
    for (int first = from; first < to; first += FEW_ROWS) {
      int end = Math.min(to, first + FEW_ROWS);
      for (int j = 0; j < stride; j += L) {
        DoubleVector centre = DoubleVector.fromArray(S, centres, j);
        DoubleVector count = DoubleVector.fromArray(S, observed, j);
        DoubleVector sum = DoubleVector.fromArray(S, sums, j);
        DoubleVector square = DoubleVector.fromArray(S, squares, j);
        for (int i = first, at = first * stride + j; i < end; i++, at += stride) {
          DoubleVector centred = DoubleVector.fromArray(S, values, at).sub(centre);
          VectorMask<Double> absent = centred.compare(VectorOperators.NE, centred);
          DoubleVector known = centred.blend(0, absent);
          count = count.add(one.blend(0, absent));
          sum = sum.add(known);
          square = square.add(known.mul(known));
        }
        count.intoArray(observed, j);
        sum.intoArray(sums, j);
        square.intoArray(squares, j);
      }
    }
  }

  /** Entries (i … i+3, j … j+7), held in eight vectors. */
  private static void tile(double[] panel, int rows, int stride, double[] gram, int i, int j) {
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
      DoubleVector w = DoubleVector.broadcast(S, panel[wi]);
      a0 = z0.lanewise(VectorOperators.FMA, w, a0);
      a1 = z1.lanewise(VectorOperators.FMA, w, a1);
      w = DoubleVector.broadcast(S, panel[wi + 1]);
      b0 = z0.lanewise(VectorOperators.FMA, w, b0);
      b1 = z1.lanewise(VectorOperators.FMA, w, b1);
      w = DoubleVector.broadcast(S, panel[wi + 2]);
      c0 = z0.lanewise(VectorOperators.FMA, w, c0);
      c1 = z1.lanewise(VectorOperators.FMA, w, c1);
      w = DoubleVector.broadcast(S, panel[wi + 3]);
      d0 = z0.lanewise(VectorOperators.FMA, w, d0);
      d1 = z1.lanewise(VectorOperators.FMA, w, d1);
    }
    int at = i * stride + j;
    DoubleVector.fromArray(S, gram, at).add(a0).intoArray(gram, at);
    DoubleVector.fromArray(S, gram, at + L).add(a1).intoArray(gram, at + L);
    DoubleVector.fromArray(S, gram, at + stride).add(b0).intoArray(gram, at + stride);
    DoubleVector.fromArray(S, gram, at + stride + L).add(b1).intoArray(gram, at + stride + L);
    DoubleVector.fromArray(S, gram, at + 2 * stride).add(c0).intoArray(gram, at + 2 * stride);
    DoubleVector.fromArray(S, gram, at + 2 * stride + L)
        .add(c1)
        .intoArray(gram, at + 2 * stride + L);
    DoubleVector.fromArray(S, gram, at + 3 * stride).add(d0).intoArray(gram, at + 3 * stride);
    DoubleVector.fromArray(S, gram, at + 3 * stride + L)
        .add(d1)
        .intoArray(gram, at + 3 * stride + L);
  }

  /** Entries (i … i+7, j … j+3). */
  private static void narrow(double[] panel, int rows, int stride, double[] gram, int i, int j) {
    DoubleVector a = DoubleVector.zero(S);
    DoubleVector b = a;
    DoubleVector c = a;
    DoubleVector d = a;
    DoubleVector e = a;
    DoubleVector f = a;
    DoubleVector g = a;
    DoubleVector h = a;
    for (int k = 0, wi = i, zj = j; k < rows; k++, wi += stride, zj += stride) {
      DoubleVector z = DoubleVector.fromArray(S, panel, zj);
      a = z.lanewise(VectorOperators.FMA, DoubleVector.broadcast(S, panel[wi]), a);
      b = z.lanewise(VectorOperators.FMA, DoubleVector.broadcast(S, panel[wi + 1]), b);
      c = z.lanewise(VectorOperators.FMA, DoubleVector.broadcast(S, panel[wi + 2]), c);
      d = z.lanewise(VectorOperators.FMA, DoubleVector.broadcast(S, panel[wi + 3]), d);
      e = z.lanewise(VectorOperators.FMA, DoubleVector.broadcast(S, panel[wi + 4]), e);
      f = z.lanewise(VectorOperators.FMA, DoubleVector.broadcast(S, panel[wi + 5]), f);
      g = z.lanewise(VectorOperators.FMA, DoubleVector.broadcast(S, panel[wi + 6]), g);
      h = z.lanewise(VectorOperators.FMA, DoubleVector.broadcast(S, panel[wi + 7]), h);
    }
    int at = i * stride + j;
    DoubleVector.fromArray(S, gram, at).add(a).intoArray(gram, at);
    DoubleVector.fromArray(S, gram, at + stride).add(b).intoArray(gram, at + stride);
    DoubleVector.fromArray(S, gram, at + 2 * stride).add(c).intoArray(gram, at + 2 * stride);
    DoubleVector.fromArray(S, gram, at + 3 * stride).add(d).intoArray(gram, at + 3 * stride);
    DoubleVector.fromArray(S, gram, at + 4 * stride).add(e).intoArray(gram, at + 4 * stride);
    DoubleVector.fromArray(S, gram, at + 5 * stride).add(f).intoArray(gram, at + 5 * stride);
    DoubleVector.fromArray(S, gram, at + 6 * stride).add(g).intoArray(gram, at + 6 * stride);
    DoubleVector.fromArray(S, gram, at + 7 * stride).add(h).intoArray(gram, at + 7 * stride);
  }
}
