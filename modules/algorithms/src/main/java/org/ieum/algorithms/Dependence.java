package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ieum.federation.linear.SymmetricMatrix;

/**
 * Linear dependence among the columns of an information matrix, after its diagonal is scaled to 1.
 * Columns are taken in order; one whose part outside the span of those before it vanishes depends
 * on them.
 */
final class Dependence {
  /** Condition numbers of the scaled matrix above this are refused. */
  static final double LARGEST_CONDITION = 1e10;

  /** Weights below this part of the greatest are not worth naming. */
  private static final double LEAST_WEIGHT = 1e-3;

  private final Map<Integer, List<Integer>> dependent = new TreeMap<>();
  private final double[][] correlation;
  private final List<Integer> independent = new ArrayList<>();
  private final List<double[]> lower = new ArrayList<>();
  private double leastPivot = Double.POSITIVE_INFINITY;
  private int leastColumn;
  private List<Integer> leastPartners = List.of();

  private Dependence(double[][] correlation) {
    this.correlation = correlation;
  }

  /** Looks for dependence; {@code rounding} is the relative rounding error of the matrix. */
  static Dependence of(SymmetricMatrix information, double rounding) {
    double tolerance = Math.max(1 / LARGEST_CONDITION, rounding);
    Dependence found = new Dependence(scaled(information));
    for (int j = 0; j < information.size(); j++) {
      found.take(j, tolerance);
    }
    if (!found.found()) {
      Eigenvalues eigenvalues = Eigenvalues.of(found.correlation);
      if (!(eigenvalues.least() * LARGEST_CONDITION >= eigenvalues.greatest())) {
        found.dependent.put(found.leastColumn, found.leastPartners);
      }
    }
    return found;
  }

  boolean found() {
    return !dependent.isEmpty();
  }

  /** For example {@code "b depends on a; d depends on (Intercept) and c"}. */
  String describe(List<String> names) {
    List<String> clauses = new ArrayList<>();
    dependent.forEach(
        (column, on) ->
            clauses.add(
                names.get(column)
                    + " depends on "
                    + (on.isEmpty()
                        ? "the others"
                        : String.join(" and ", on.stream().map(names::get).toList()))));
    return String.join("; ", clauses);
  }

  private static double[][] scaled(SymmetricMatrix a) {
    int p = a.size();
    double[][] r = new double[p][p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        double d = Math.sqrt(a.get(i, i)) * Math.sqrt(a.get(j, j));
        r[i][j] = i == j ? 1 : d > 0 ? a.get(i, j) / d : 0;
      }
    }
    return r;
  }

  private void take(int column, double tolerance) {
    int n = independent.size();
    double[] row = new double[n + 1];
    double pivot = 1;
    for (int k = 0; k < n; k++) {
      double[] earlier = lower.get(k);
      double s = correlation[column][independent.get(k)];
      for (int m = 0; m < k; m++) {
        s -= row[m] * earlier[m];
      }
      row[k] = s / earlier[k];
      pivot -= row[k] * row[k];
    }
    boolean depends = !(pivot > tolerance);
    if (depends || pivot < leastPivot) {
      List<Integer> partners = partners(row, n);
      if (depends) {
        dependent.put(column, partners);
        return;
      }
      leastPivot = pivot;
      leastColumn = column;
      leastPartners = partners;
    }
    row[n] = Math.sqrt(pivot);
    lower.add(row);
    independent.add(column);
  }

  /** The independent columns that carry weight in the combination nearest to a column. */
  private List<Integer> partners(double[] row, int n) {
    double[] weight = new double[n];
    double greatest = 0;
    for (int k = n - 1; k >= 0; k--) {
      double s = row[k];
      for (int m = k + 1; m < n; m++) {
        s -= lower.get(m)[k] * weight[m];
      }
      weight[k] = s / lower.get(k)[k];
      greatest = Math.max(greatest, Math.abs(weight[k]));
    }
    List<Integer> partners = new ArrayList<>();
    for (int k = 0; k < n; k++) {
      if (Math.abs(weight[k]) > LEAST_WEIGHT * greatest) {
        partners.add(independent.get(k));
      }
    }
    return List.copyOf(partners);
  }
}
