package org.ieum.algorithms;

import java.util.Arrays;

/**
 * Eigenvalues of a symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, section 8.5),
 * which finds small eigenvalues of a matrix with unit diagonal to high relative accuracy.
 */
final class Eigenvalues {
  private static final int MOST_SWEEPS = 60;

  private Eigenvalues() {}

  /** Ascending. */
  static double[] of(double[][] symmetric) {
    int n = symmetric.length;
    double[][] a = new double[n][];
    for (int i = 0; i < n; i++) {
      a[i] = symmetric[i].clone();
    }
    for (int sweep = 0; sweep < MOST_SWEEPS && offDiagonal(a) > 1e-32 * n; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotate(a, p, q);
        }
      }
    }
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = a[i][i];
    }
    Arrays.sort(values);
    return values;
  }

  private static void rotate(double[][] a, int p, int q) {
    if (a[p][q] == 0) {
      return;
    }
    double tau = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
    double c = 1 / Math.sqrt(1 + t * t);
    double s = t * c;
    for (int k = 0; k < a.length; k++) {
      double x = a[k][p];
      double y = a[k][q];
      a[k][p] = c * x - s * y;
      a[k][q] = s * x + c * y;
    }
    double[] rowP = a[p];
    double[] rowQ = a[q];
    for (int k = 0; k < a.length; k++) {
      double x = rowP[k];
      double y = rowQ[k];
      rowP[k] = c * x - s * y;
      rowQ[k] = s * x + c * y;
    }
  }

  private static double offDiagonal(double[][] a) {
    double s = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++) {
        s += a[i][j] * a[i][j];
      }
    }
    return s;
  }
}
