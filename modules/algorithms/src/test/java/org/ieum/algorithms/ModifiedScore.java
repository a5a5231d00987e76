package org.ieum.algorithms;

import org.ieum.federation.linear.Cholesky;
import org.ieum.federation.linear.Packed;
import org.ieum.federation.linear.SymmetricMatrix;

/** Firth's modified score of pooled rows, on the raw scale: Σ (y − π + h(½ − π)) x. */
final class ModifiedScore {
  private ModifiedScore() {}

  static double[] at(double[][] rows, boolean[] y, double[] beta) {
    int p = beta.length;
    double[] information = new double[Packed.length(p)];
    for (double[] row : rows) {
      double[] x = withIntercept(row);
      double w = risk(x, beta) * (1 - risk(x, beta));
      for (int a = 0; a < p; a++) {
        for (int b = a; b < p; b++) {
          information[Packed.index(p, a, b)] += w * x[a] * x[b];
        }
      }
    }
    Cholesky inverse = Cholesky.of(SymmetricMatrix.ofPacked(p, information), 0);
    double[] score = new double[p];
    for (int i = 0; i < rows.length; i++) {
      double[] x = withIntercept(rows[i]);
      double risk = risk(x, beta);
      double hat = risk * (1 - risk) * dot(x, inverse.solve(x));
      for (int a = 0; a < p; a++) {
        score[a] += ((y[i] ? 1 : 0) - risk + hat * (0.5 - risk)) * x[a];
      }
    }
    return score;
  }

  private static double[] withIntercept(double[] row) {
    double[] x = new double[row.length + 1];
    x[0] = 1;
    System.arraycopy(row, 0, x, 1, row.length);
    return x;
  }

  private static double risk(double[] x, double[] beta) {
    return 1 / (1 + StrictMath.exp(-dot(x, beta)));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }
}
