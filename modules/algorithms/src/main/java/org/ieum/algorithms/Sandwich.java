package org.ieum.algorithms;

import org.ieum.federation.linear.Packed;
import org.ieum.federation.linear.SymmetricMatrix;

/** A M A of symmetric matrices: the robust covariance (White 1980), A the inverse information. */
final class Sandwich {
  private Sandwich() {}

  static SymmetricMatrix of(SymmetricMatrix bread, SymmetricMatrix middle) {
    int p = bread.size();
    double[] packed = new double[Packed.length(p)];
    for (int j = 0; j < p; j++) {
      double[] unit = new double[p];
      unit[j] = 1;
      double[] column = bread.times(middle.times(bread.times(unit)));
      for (int i = 0; i <= j; i++) {
        packed[Packed.index(p, i, j)] = column[i];
      }
    }
    return SymmetricMatrix.ofPacked(p, packed);
  }
}
