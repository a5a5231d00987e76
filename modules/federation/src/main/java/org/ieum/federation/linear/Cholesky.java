package org.ieum.federation.linear;

/** A = L Lᵀ of a symmetric positive definite matrix (Golub and Van Loan, algorithm 4.2.1). */
public final class Cholesky {
  private final int size;
  private final double[][] lower;

  private Cholesky(double[][] lower) {
    this.size = lower.length;
    this.lower = lower;
  }

  /**
   * Factors a matrix.
   *
   * @throws SingularMatrixException naming the first column that is, to {@code tolerance} of its
   *     own diagonal, a linear combination of those before it
   */
  public static Cholesky of(SymmetricMatrix a, double tolerance) {
    int n = a.size();
    double[][] l = new double[n][n];
    for (int j = 0; j < n; j++) {
      double pivot = a.get(j, j);
      for (int k = 0; k < j; k++) {
        pivot -= l[j][k] * l[j][k];
      }
      if (!(pivot > tolerance * Math.abs(a.get(j, j)))) {
        throw new SingularMatrixException(j);
      }
      l[j][j] = Math.sqrt(pivot);
      for (int i = j + 1; i < n; i++) {
        double s = a.get(i, j);
        for (int k = 0; k < j; k++) {
          s -= l[i][k] * l[j][k];
        }
        l[i][j] = s / l[j][j];
      }
    }
    return new Cholesky(l);
  }

  /** Solves A x = b. */
  public double[] solve(double[] b) {
    double[] x = b.clone();
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= lower[i][k] * x[k];
      }
      x[i] /= lower[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int k = i + 1; k < size; k++) {
        x[i] -= lower[k][i] * x[k];
      }
      x[i] /= lower[i][i];
    }
    return x;
  }

  /** log |A|. */
  public double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += 2 * StrictMath.log(lower[i][i]);
    }
    return sum;
  }

  public SymmetricMatrix inverse() {
    double[] packed = new double[Packed.length(size)];
    for (int j = 0; j < size; j++) {
      double[] unit = new double[size];
      unit[j] = 1;
      double[] column = solve(unit);
      for (int i = 0; i <= j; i++) {
        packed[Packed.index(size, i, j)] = column[i];
      }
    }
    return SymmetricMatrix.ofPacked(size, packed);
  }
}
