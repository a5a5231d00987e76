package org.ieum.federation.linear;

/** Index arithmetic of a symmetric matrix held as its upper triangle, row by row. */
public final class Packed {
  private Packed() {}

  /** Numbers in the triangle of a p × p matrix. */
  public static int length(int p) {
    return p * (p + 1) / 2;
  }

  /** Position of entry (i, j), i ≤ j, of a p × p matrix. */
  public static int index(int p, int i, int j) {
    return i * p - i * (i - 1) / 2 + (j - i);
  }
}
