package org.ieum.cli.report;

import java.util.List;

/**
 * The same coefficients from several fits.
 *
 * @param truths whether the records were made with known coefficients
 */
public record Comparison(List<Row> rows, boolean truths) {
  public Comparison {
    rows = List.copyOf(rows);
  }

  /**
   * One coefficient, raw scale; NaN where a fit has none.
   *
   * @param federated this federation's estimate
   * @param federatedError its standard error
   * @param pooled the same engine over the union of the records
   * @param pooledError its standard error
   * @param mllib Spark MLlib over the union
   * @param truth what the records were made with
   */
  public record Row(
      String name,
      double federated,
      double federatedError,
      double pooled,
      double pooledError,
      double mllib,
      double truth) {
    /** Relative difference of the federated from the pooled estimate. */
    public double difference() {
      return relative(federated, pooled);
    }
  }

  /** Largest relative difference of an estimate from the pooled one. */
  public double largestDifference() {
    return rows.stream().mapToDouble(Row::difference).max().orElse(Double.NaN);
  }

  /** Largest relative difference of a standard error from the pooled one. */
  public double largestErrorDifference() {
    return rows.stream()
        .mapToDouble(row -> relative(row.federatedError(), row.pooledError()))
        .filter(Double::isFinite)
        .max()
        .orElse(Double.NaN);
  }

  /** Largest relative difference of an estimate from MLlib's. */
  public double largestMllibDifference() {
    return rows.stream()
        .mapToDouble(row -> relative(row.federated(), row.mllib()))
        .filter(Double::isFinite)
        .max()
        .orElse(Double.NaN);
  }

  private static double relative(double found, double expected) {
    return found == expected ? 0 : Math.abs(found - expected) / Math.abs(expected);
  }
}
