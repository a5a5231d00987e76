package org.ieum.federation.linear;

/** A matrix has a column that depends linearly on those before it. */
public final class SingularMatrixException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int column;

  SingularMatrixException(int column) {
    super("column " + column + " depends linearly on those before it");
    this.column = column;
  }

  /** Index of the dependent column. */
  public int column() {
    return column;
  }
}
