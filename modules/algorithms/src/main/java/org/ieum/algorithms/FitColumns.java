package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.linear.SymmetricMatrix;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.query.Scaling;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.StudyManifest;

/** The columns of the fit: names, reach on the standardised scale, and vectors over them. */
final class FitColumns {
  private final List<String> names = new ArrayList<>();
  private final double[] reach;

  FitColumns(StudyManifest study, Scaling scaling) {
    List<DesignColumn> design = study.dictionary().design();
    int[] active = scaling.activeColumns();
    int shift = study.model().fitsIntercept() ? 1 : 0;
    reach = new double[active.length + shift];
    if (shift == 1) {
      names.add(Coefficient.INTERCEPT);
      reach[0] = 1;
    }
    for (int a = 0; a < active.length; a++) {
      DesignColumn c = design.get(active[a]);
      double centre = scaling.centre(active[a]);
      double widest = Math.max(Math.abs(c.min() - centre), Math.abs(c.max() - centre));
      reach[a + shift] = widest / scaling.scale(active[a]);
      names.add(c.name());
    }
  }

  int parameters() {
    return reach.length;
  }

  String name(int column) {
    return names.get(column);
  }

  /** Bound of |zᵀ step| over all records that the dictionary allows. */
  double reach(double[] step) {
    double sum = 0;
    for (int j = 0; j < reach.length; j++) {
      sum += reach[j] * Math.abs(step[j]);
    }
    return sum;
  }

  /**
   * Refuses columns that depend on each other linearly, or nearly so.
   *
   * @throws IeumException DEGENERATE_DATA naming each such column and those it depends on
   */
  void requireIndependent(SymmetricMatrix information, double records, StudyManifest study) {
    Dependence dependence = Dependence.of(information, resolution(records, study));
    if (dependence.found()) {
      throw new IeumException(
          ErrorCode.DEGENERATE_DATA,
          "covariates: expected columns that vary independently, found that "
              + dependence.describe(names)
              + "; take one of each group out of the study, or add a ridge");
    }
  }

  /** Relative size of rounding in the information of few records: 2^−30 a site. */
  private static double resolution(double records, StudyManifest study) {
    return Math.scalb(16.0 * study.sites().size(), -30) / records;
  }

  static double dot(double[] a, double[] b) {
    double s = 0;
    for (int j = 0; j < a.length; j++) {
      s += a[j] * b[j];
    }
    return s;
  }

  static double[] sum(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int j = 0; j < sum.length; j++) {
      sum[j] += b[j];
    }
    return sum;
  }

  static double[] scaled(double[] x, double factor) {
    return Arrays.stream(x).map(v -> v * factor).toArray();
  }
}
