package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.linear.SymmetricMatrix;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.query.Scaling;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.StudyManifest;

/**
 * Coefficients on the raw scale of their design columns, with Wald statistics.
 *
 * <p>With u and o the outcome's unit and origin, b_j = u·β_j / s_j and b_0 = o + u·(β_0 − Σ β_j c_j
 * / s_j) are linear in β, so their covariance is the linear image of β's: exact. With a ridge, β's
 * covariance is the inverse of the penalised information, the Bayesian one under the prior that the
 * ridge is; it does not describe the estimate's bias. A column left out of the model has estimate 0
 * and no statistics (NaN), an offset estimate 1 and none. A model without intercept gets the one
 * that makes η 0 where every column has its mean, without statistics.
 */
final class RawScale {
  private RawScale() {}

  /**
   * Of a study's model.
   *
   * @param covariance of β, the dispersion included
   */
  static List<Coefficient> coefficients(
      StudyManifest study, Scaling scaling, double[] beta, SymmetricMatrix covariance) {
    List<DesignColumn> design = study.dictionary().design();
    double unit = study.outcome().unit();
    double[] image = new double[beta.length];
    image[0] = 1;
    List<Coefficient> slopes = new ArrayList<>();
    int a = 1;
    for (int j = 0; j < design.size(); j++) {
      String name = design.get(j).name();
      if (scaling.active(j)) {
        double scale = scaling.scale(j) / unit;
        image[a] = -scaling.centre(j) / scaling.scale(j);
        double error = Math.sqrt(covariance.get(a, a)) / scale;
        slopes.add(
            HeldCoefficient.isOffset(study, design.get(j))
                ? bare(name, 1)
                : coefficient(name, beta[a] / scale, error));
        a++;
      } else {
        slopes.add(bare(name, 0));
      }
    }
    double variance = FitColumns.dot(image, covariance.times(image));
    List<Coefficient> all = new ArrayList<>();
    double intercept = study.outcome().origin() + unit * FitColumns.dot(image, beta);
    all.add(
        study.model().family().hasIntercept()
            ? coefficient(Coefficient.INTERCEPT, intercept, unit * Math.sqrt(variance))
            : bare(Coefficient.INTERCEPT, intercept));
    all.addAll(slopes);
    return all;
  }

  /** The estimates alone, intercept first. */
  static List<Double> estimates(StudyManifest study, Scaling scaling, double[] beta) {
    List<DesignColumn> design = study.dictionary().design();
    double unit = study.outcome().unit();
    List<Double> out = new ArrayList<>();
    double intercept = study.outcome().origin() + unit * beta[0];
    int a = 1;
    for (int j = 0; j < design.size(); j++) {
      double slope = scaling.active(j) ? beta[a++] / (scaling.scale(j) / unit) : 0;
      intercept -= slope * scaling.centre(j);
      out.add(slope);
    }
    out.add(0, intercept);
    return out;
  }

  /** An estimate without statistics. */
  private static Coefficient bare(String name, double estimate) {
    double none = Double.NaN;
    return new Coefficient(name, estimate, none, none, none, none, none);
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
