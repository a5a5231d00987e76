package org.ieum.spark.internal.kernel;

/**
 * The loops over a panel: up to {@link Panel#ROWS} standardised rows, row by row, {@code stride}
 * numbers each. Every implementation adds the same products in the same order with fused
 * multiply-add, so all of them give the same bits. {@link #moments} runs over the rows of a block
 * as they are.
 */
public interface Kernel {
  /**
   * panel = (values − centre) · inverse, and 0 where that is NaN.
   *
   * @param from index in {@code values} of the first row's first number
   */
  void standardise(
      double[] values, int from, int rows, double[] centre, double[] inverse, double[] panel);

  /**
   * Dot product of each row with {@code coefficients} as eight partial sums: number l of row i's
   * eight is the sum over columns l, l + 8, l + 16, …
   */
  void partialLogits(double[] panel, int rows, double[] coefficients, double[] partial);

  /**
   * gradient += residual · row, row after row; then row = root · row, with the root of the row's
   * weight, so that {@link #gram} needs the one array.
   */
  void weigh(double[] panel, int rows, double[] residual, double[] root, double[] gradient);

  /**
   * gram += panelᵀ · panel, at least where row ≤ column < columns; each entry sums the panel's rows
   * in order, from zero, and is then added.
   *
   * @param columns how many of a row's numbers take part; the others are zero
   */
  void gram(double[] panel, int rows, int stride, int columns, double[] gram);

  /**
   * With c = value − centre, observed += 1, sums += c and squares += c² (rounded before it is
   * added) where c is not NaN, row after row, for each of the {@code centres.length} numbers of the
   * rows from {@code from} to before {@code to}.
   */
  void moments(
      double[] values,
      int from,
      int to,
      double[] centres,
      double[] observed,
      double[] sums,
      double[] squares);
}
