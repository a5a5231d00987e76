package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ieum.federation.linear.SymmetricMatrix;
import org.ieum.federation.model.Caution;
import org.ieum.federation.query.Scaling;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.StudyManifest;

/**
 * Which coefficients the data hardly determine, by figures that the fit has anyway.
 *
 * <p>V is the inverse of the penalised information on the standardised scale, so 1/V_jj is the
 * information on coefficient j after the others, n·λ of it the ridge's (n the sum of weights). Two
 * rules:
 *
 * <ul>
 *   <li>The standard error, on the scale of Gelman et al. (2008, Annals of Applied Statistics
 *       2:1360), where 0 and 1 are 1 apart and other columns have standard deviation 1/2, is above
 *       {@value #LARGEST_ERROR}: the scale of their weakly informative prior, so the data say less
 *       than is known of any logistic regression. A level that only a few records hold, all with
 *       the outcome, is found so although the mean that stands for absent values keeps the estimate
 *       finite. Of a continuous outcome, whose scale is its own, this rule says nothing. The
 *       greater of √V_jj and the reported standard error counts, since a robust one is small where
 *       a few records are fitted exactly.
 *   <li>The ridge has more than {@value #LARGEST_RIDGE_SHARE} of 1/V_jj.
 * </ul>
 *
 * <p>The information share that a text tells is (1/V_jj − n·λ) / (I·observed share), I the
 * information on the intercept of a model without covariates, n·ō(1 − ō) of a risk ō: what the data
 * tell of the coefficient, against a column that varies as much, independently of the others, among
 * records of one and the same mean. Separation and dependence lower it, mere smallness of the data
 * does not.
 */
final class Determination {
  /** Of a standard error on the scale of Gelman et al. */
  static final double LARGEST_ERROR = 2.5;

  static final double LARGEST_RIDGE_SHARE = 0.9;

  private final StudyManifest study;
  private final Standardisation standard;

  Determination(StudyManifest study, Standardisation standard) {
    this.study = study;
    this.standard = standard;
  }

  /**
   * Cautions, one a coefficient that deserves it.
   *
   * @param information inverse of the penalised information, the intercept's row first
   * @param reported covariance that the model reports; the same unless it is robust
   */
  List<Caution> cautions(SymmetricMatrix information, SymmetricMatrix reported) {
    List<Caution> cautions = new ArrayList<>();
    List<DesignColumn> design = study.dictionary().design();
    Scaling scaling = standard.scaling();
    int[] active = scaling.activeColumns();
    double ridge = standard.weight() * study.model().ridge();
    for (int a = 0; a < active.length; a++) {
      DesignColumn column = design.get(active[a]);
      double variance = information.get(a + 1, a + 1);
      double robust = reported.get(a + 1, a + 1);
      double spread = oneApart(column) ? 1 / scaling.scale(active[a]) : 2;
      double error = spread * Math.sqrt(Math.max(variance, robust));
      double share = share(1 / variance - ridge, active[a]);
      if (HeldCoefficient.isOffset(study, column)) {
        continue;
      }
      if (study.outcome().happens() && !(error <= LARGEST_ERROR)) {
        cautions.add(hardly(column, error, share));
      } else if (ridge * variance > LARGEST_RIDGE_SHARE) {
        cautions.add(ridge(column, ridge * variance));
      }
    }
    return cautions;
  }

  /** Whether the column's values are 0 and 1. */
  private boolean oneApart(DesignColumn column) {
    Covariate covariate = study.dictionary().covariates().get(column.covariate());
    return column.kind() != DesignColumn.Kind.VALUE || covariate.type() == CovariateType.BINARY;
  }

  private double share(double information, int column) {
    double observed = (double) standard.observed().get(column) / standard.records();
    double balanced = standard.interceptInformation(study) * observed;
    return Math.max(0, Math.min(1, information / balanced));
  }

  private static Caution hardly(DesignColumn column, double error, double share) {
    return new Caution(
        Caution.Code.HARDLY_DETERMINED,
        column.name(),
        String.format(
            Locale.ROOT,
            "expected a standard error of %.1f or less (columns of 0 and 1 as they are, others over"
                + " two standard deviations), found %.1f, and %s of the information of a balanced"
                + " design; its estimate says next to nothing: merge or leave out a level that few"
                + " records hold or that nearly separates the outcome, leave out one of covariates"
                + " that go together, or add a ridge",
            LARGEST_ERROR,
            error,
            percent(share)));
  }

  private static Caution ridge(DesignColumn column, double part) {
    return new Caution(
        Caution.Code.RIDGE_DETERMINED,
        column.name(),
        "expected data that determine the coefficient beside the ridge, found "
            + percent(1 - part)
            + " of what is known of it from the data; its estimate is the ridge's, not the data's:"
            + " lower the ridge, or leave the column out");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, share < 0.1 ? "%.1f %%" : "%.0f %%", 100 * share);
  }
}
