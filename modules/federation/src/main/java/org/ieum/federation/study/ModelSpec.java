package org.ieum.federation.study;

/**
 * What is fitted.
 *
 * @param ridge λ of the penalty n·λ/2·Σβ² on standardised covariates, the intercept free; 0 for
 *     maximum likelihood (the scale of MLlib's and glmnet's λ)
 * @param siteIntercepts one intercept a site instead of one for all
 * @param warmStart start from the inverse-variance mean of the sites' own fits
 * @param maxRounds most likelihood rounds before the fit is refused as not converging
 */
public record ModelSpec(
    Family family, double ridge, boolean siteIntercepts, boolean warmStart, int maxRounds) {
  /** The outcome's distribution. */
  public enum Family {
    LOGISTIC
  }

  public ModelSpec {
    if (!(ridge >= 0) || Double.isInfinite(ridge)) {
      throw new IllegalArgumentException(
          "model: expected a finite ridge of 0 or more, found " + ridge);
    }
    if (maxRounds < 1 || maxRounds > 1000) {
      throw new IllegalArgumentException(
          "model: expected max-rounds from 1 to 1000, found " + maxRounds);
    }
  }

  public static ModelSpec logistic() {
    return new ModelSpec(Family.LOGISTIC, 0, false, true, 25);
  }

  public ModelSpec withRidge(double lambda) {
    return new ModelSpec(family, lambda, siteIntercepts, warmStart, maxRounds);
  }

  public ModelSpec withSiteIntercepts() {
    return new ModelSpec(family, ridge, true, warmStart, maxRounds);
  }
}
