package org.ieum.federation.linear;

/**
 * A p × p symmetric matrix; every operation runs in a fixed order, so equal inputs give equal bits.
 */
public final class SymmetricMatrix {
  private final int size;
  private final double[] packed;

  private SymmetricMatrix(int size, double[] packed) {
    this.size = size;
    this.packed = packed;
  }

  public static SymmetricMatrix zero(int size) {
    return new SymmetricMatrix(size, new double[Packed.length(size)]);
  }

  /** From its packed upper triangle by rows. */
  public static SymmetricMatrix ofPacked(int size, double[] packed) {
    if (packed.length != Packed.length(size)) {
      throw new IllegalArgumentException(packed.length + " numbers for a matrix of " + size);
    }
    return new SymmetricMatrix(size, packed.clone());
  }

  public int size() {
    return size;
  }

  public double get(int i, int j) {
    return packed[i <= j ? Packed.index(size, i, j) : Packed.index(size, j, i)];
  }

  /** A copy with {@code values[i]} added to the diagonal. */
  public SymmetricMatrix plusDiagonal(double[] values) {
    double[] sum = packed.clone();
    for (int i = 0; i < size; i++) {
      sum[Packed.index(size, i, i)] += values[i];
    }
    return new SymmetricMatrix(size, sum);
  }

  public SymmetricMatrix plus(SymmetricMatrix other) {
    double[] sum = packed.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other.packed[i];
    }
    return new SymmetricMatrix(size, sum);
  }

  /** A copy with every number multiplied. */
  public SymmetricMatrix scaled(double factor) {
    double[] product = packed.clone();
    for (int i = 0; i < product.length; i++) {
      product[i] *= factor;
    }
    return new SymmetricMatrix(size, product);
  }

  public double[] times(double[] x) {
    double[] y = new double[size];
    for (int i = 0; i < size; i++) {
      double s = 0;
      for (int j = 0; j < size; j++) {
        s += get(i, j) * x[j];
      }
      y[i] = s;
    }
    return y;
  }

  public double[] toPacked() {
    return packed.clone();
  }
}
