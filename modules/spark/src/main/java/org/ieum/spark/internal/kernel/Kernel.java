package org.ieum.spark.internal.kernel;

/**
 * The loops over rows, each of {@code stride} numbers, in panels of up to {@link Panel#ROWS} rows.
 * Every implementation does the same operations in the same order, with fused multiply-add and
 * {@link Exponential}, so all of them give the same bits.
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
   * What each row adds to the likelihood's derivatives, from its logit η and its outcome as sign s
   * = ±1: tail = e^−|η|, residual = s · (1 − π(s·η)) and weight = π(η)(1 − π(η)).
   */
  void derivatives(
      double[] logits, double[] signs, int rows, double[] tail, double[] residual, double[] weight);

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
   * Adds the differences values − centre, row after row: how many of them are numbers to {@code
   * observed}, and their sums to {@code sums}.
   *
   * @param from index in {@code values} of the first row's first number
   */
  void sums(double[] values, int from, int rows, double[] centre, double[] observed, double[] sums);

  /** Adds the squares of the differences that are numbers, row after row. */
  void squares(double[] values, int from, int rows, double[] centre, double[] squares);
}
