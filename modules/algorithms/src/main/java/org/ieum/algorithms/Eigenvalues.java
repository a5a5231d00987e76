package org.ieum.algorithms;

import java.util.Arrays;

/**
 * Eigenvalues of a symmetric matrix: Householder reflections make it tridiagonal (Golub and Van
 * Loan, section 8.3.1), and bisection on the signs of its Sturm sequence finds each one asked for
 * (section 8.4.1; Barth, Martin and Wilkinson 1967), without any iteration that could fail to
 * converge. Errors are of the order of n units in the last place of the greatest eigenvalue. Takes
 * ⁴⁄₃ n³ operations, and some hundred n for each eigenvalue.
 */
final class Eigenvalues {
  private static final double UNIT = 0x1p-52;

  private final double[] diagonal;
  private final double[] squared;
  private final double low;
  private final double high;
  private final double leastPivot;

  private Eigenvalues(double[] diagonal, double[] beside) {
    this.diagonal = diagonal;
    this.squared = new double[beside.length];
    int n = diagonal.length;
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    double greatestSquare = 1;
    for (int i = 0; i < n; i++) {
      double radius = Math.abs(beside[i]) + (i + 1 < n ? Math.abs(beside[i + 1]) : 0);
      from = Math.min(from, diagonal[i] - radius);
      to = Math.max(to, diagonal[i] + radius);
      squared[i] = beside[i] * beside[i];
      greatestSquare = Math.max(greatestSquare, squared[i]);
    }
    double slack = 2 * UNIT * n * Math.max(Math.abs(from), Math.abs(to));
    this.low = from - slack;
    this.high = to + slack;
    this.leastPivot = Double.MIN_NORMAL * greatestSquare;
  }

  /** Of a matrix by its lower triangle, which has at least one row; the argument stays as it is. */
  static Eigenvalues of(double[][] symmetric) {
    int n = symmetric.length;
    double[][] a = new double[n][];
    for (int i = 0; i < n; i++) {
      a[i] = Arrays.copyOf(symmetric[i], i + 1);
    }
    double[] diagonal = new double[n];
    double[] beside = new double[n];
    for (int k = n - 1; k > 0; k--) {
      diagonal[k] = a[k][k];
      beside[k] = reflect(a, k);
    }
    diagonal[0] = a[0][0];
    return new Eigenvalues(diagonal, beside);
  }

  double least() {
    return at(0);
  }

  double greatest() {
    return at(diagonal.length - 1);
  }

  /** The eigenvalue with {@code rank} others at or below it; NaN where the matrix has a NaN. */
  double at(int rank) {
    double below = low;
    double above = high;
    double middle = below + (above - below) / 2;
    while (below < middle && middle < above) {
      if (countBelow(middle) > rank) {
        above = middle;
      } else {
        below = middle;
      }
      middle = below + (above - below) / 2;
      if (above - below <= UNIT * UNIT * (high - low)) {
        break;
      }
    }
    return middle;
  }

  private int countBelow(double x) {
    int count = 0;
    double pivot = 1;
    for (int i = 0; i < diagonal.length; i++) {
      pivot = diagonal[i] - x - squared[i] / pivot;
      if (Math.abs(pivot) < leastPivot) {
        pivot = -leastPivot;
      }
      if (pivot < 0) {
        count++;
      }
    }
    return count;
  }

  /**
   * Applies to rows and columns before {@code k} the reflection that leaves of row {@code k} only
   * the cell beside the diagonal, which it returns. The lower triangle is all that is read and
   * written.
   */
  private static double reflect(double[][] a, int k) {
    double[] v = a[k];
    double scale = 0;
    for (int j = 0; j < k; j++) {
      scale = Math.max(scale, Math.abs(v[j]));
    }
    double rest = 0;
    for (int j = 0; j < k - 1; j++) {
      rest += Math.abs(v[j]);
    }
    if (rest == 0) {
      return v[k - 1];
    }
    double square = 0;
    for (int j = 0; j < k; j++) {
      v[j] /= scale;
      square += v[j] * v[j];
    }
    double length = v[k - 1] > 0 ? -Math.sqrt(square) : Math.sqrt(square);
    // The reflection is I − v vᵀ / half, with half = |v|² / 2 after v's last cell moved by length.
    double half = square - v[k - 1] * length;
    v[k - 1] -= length;

    double[] w = product(a, v, k);
    double along = 0;
    for (int j = 0; j < k; j++) {
      w[j] /= half;
      along += w[j] * v[j];
    }
    along /= 2 * half;
    for (int j = 0; j < k; j++) {
      w[j] -= along * v[j];
    }
    for (int i = 0; i < k; i++) {
      double[] row = a[i];
      double vi = v[i];
      double wi = w[i];
      for (int j = 0; j <= i; j++) {
        row[j] -= vi * w[j] + wi * v[j];
      }
    }
    return length * scale;
  }

  /** The leading {@code n} × {@code n} part times {@code v}. */
  private static double[] product(double[][] a, double[] v, int n) {
    double[] p = new double[n];
    for (int i = 0; i < n; i++) {
      double[] row = a[i];
      double vi = v[i];
      double sum = row[i] * vi;
      for (int j = 0; j < i; j++) {
        sum += row[j] * v[j];
        p[j] += row[j] * vi;
      }
      p[i] += sum;
    }
    return p;
  }
}
