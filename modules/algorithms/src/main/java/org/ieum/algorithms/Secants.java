package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.linear.Packed;
import org.ieum.federation.linear.SymmetricMatrix;
import org.jspecify.annotations.Nullable;

/**
 * What the gradients along a path tell of the curvature, by the BFGS formula (Nocedal and Wright,
 * (6.19)) for each of the last steps, on top of a curvature that is nearly right.
 */
final class Secants {
  /** Steps that are remembered. */
  private static final int MEMORY = 8;

  /** Part of its own curvature below which a gradient's change is not taken for one. */
  private static final double LEAST = 1e-3;

  /** A step and how the gradient fell over it. */
  private record Pair(double[] step, double[] fall) {}

  private final List<Pair> pairs = new ArrayList<>();
  private double @Nullable [] point;
  private double[] gradient = new double[0];

  /** Hears of the gradient at a point of the path, in order. */
  void hear(double[] beta, double[] slope) {
    if (point != null) {
      pairs.add(
          new Pair(
              FitColumns.sum(beta, FitColumns.scaled(point, -1)),
              FitColumns.sum(gradient, FitColumns.scaled(slope, -1))));
      if (pairs.size() > MEMORY) {
        pairs.remove(0);
      }
    }
    point = beta;
    gradient = slope;
  }

  /** A curvature with all that the steps tell; positive definite where the given one is. */
  SymmetricMatrix applied(SymmetricMatrix curvature) {
    SymmetricMatrix matrix = curvature;
    for (Pair pair : pairs) {
      double[] before = matrix.times(pair.step());
      double own = FitColumns.dot(pair.step(), before);
      double seen = FitColumns.dot(pair.step(), pair.fall());
      if (own > 0 && seen > LEAST * own) {
        matrix = updated(matrix, before, own, pair.fall(), seen);
      }
    }
    return matrix;
  }

  /** B − Bs(Bs)ᵀ/sᵀBs + yyᵀ/sᵀy. */
  private static SymmetricMatrix updated(
      SymmetricMatrix matrix, double[] before, double own, double[] fall, double seen) {
    int p = matrix.size();
    double[] packed = matrix.toPacked();
    for (int i = 0; i < p; i++) {
      for (int j = i; j < p; j++) {
        packed[Packed.index(p, i, j)] += fall[i] * fall[j] / seen - before[i] * before[j] / own;
      }
    }
    return SymmetricMatrix.ofPacked(p, packed);
  }
}
