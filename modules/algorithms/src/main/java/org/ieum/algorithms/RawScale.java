package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.linear.SymmetricMatrix;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.query.Scaling;
import org.ieum.federation.study.DesignColumn;

/**
 * Coefficients on the raw scale of their design columns, with Wald statistics.
 *
 * <p>b_j = β_j / s_j and b_0 = β_0 − Σ β_j c_j / s_j are linear in β, so their covariance is the
 * linear image of β's: exact. With a ridge, β's covariance is the inverse of the penalised
 * information, the Bayesian one under the prior that the ridge is; it does not describe the
 * estimate's bias. A column left out of the model has estimate 0 and no statistics (NaN).
 */
final class RawScale {
  private RawScale() {}

  static List<Coefficient> coefficients(
      List<DesignColumn> design, Scaling scaling, double[] beta, SymmetricMatrix covariance) {
    double[] image = new double[beta.length];
    image[0] = 1;
    List<Coefficient> slopes = new ArrayList<>();
    int a = 1;
    for (int j = 0; j < design.size(); j++) {
      String name = design.get(j).name();
      if (scaling.active(j)) {
        double scale = scaling.scale(j);
        image[a] = -scaling.centre(j) / scale;
        double error = Math.sqrt(covariance.get(a, a)) / scale;
        slopes.add(coefficient(name, beta[a] / scale, error));
        a++;
      } else {
        slopes.add(
            new Coefficient(name, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
      }
    }
    double variance = FitColumns.dot(image, covariance.times(image));
    List<Coefficient> all = new ArrayList<>();
    all.add(coefficient(Coefficient.INTERCEPT, FitColumns.dot(image, beta), Math.sqrt(variance)));
    all.addAll(slopes);
    return all;
  }

  /** The estimates alone, intercept first. */
  static List<Double> estimates(List<DesignColumn> design, Scaling scaling, double[] beta) {
    List<Double> out = new ArrayList<>();
    double intercept = beta[0];
    int a = 1;
    for (int j = 0; j < design.size(); j++) {
      double slope = scaling.active(j) ? beta[a++] / scaling.scale(j) : 0;
      intercept -= slope * scaling.centre(j);
      out.add(slope);
    }
    out.add(0, intercept);
    return out;
  }

  private static Coefficient coefficient(String name, double estimate, double error) {
    double z = estimate / error;
    double p = Normal.complementaryError(Math.abs(z) / Math.sqrt(2));
    return new Coefficient(
        name,
        estimate,
        error,
        z,
        p,
        estimate - Intervals.QUANTILE * error,
        estimate + Intervals.QUANTILE * error);
  }
}
