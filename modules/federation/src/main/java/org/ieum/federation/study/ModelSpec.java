package org.ieum.federation.study;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * What is fitted.
 *
 * @param ridge λ of the penalty n·λ/2·Σβ² on standardised covariates, the intercept free; 0 for
 *     maximum likelihood (the scale of MLlib's and glmnet's λ)
 * @param siteIntercepts one intercept a site instead of one for all
 * @param warmStart start from the inverse-variance mean of the sites' own fits
 * @param maxRounds most likelihood rounds before the fit is refused as not converging
 * @param without covariates that are described, and serve comparators and subgroups, but are not
 *     fitted
 */
public record ModelSpec(
    Family family,
    double ridge,
    boolean siteIntercepts,
    boolean warmStart,
    int maxRounds,
    List<String> without) {
  /** The outcome's distribution, and the analysis that fits it. */
  public enum Family {
    LOGISTIC("logistic", 2);

    private final String analysis;
    private final int version;

    Family(String analysis, int version) {
      this.analysis = analysis;
      this.version = version;
    }

    /** The analysis, with the version that this release has of it. */
    public AnalysisVersion analysis() {
      return new AnalysisVersion(analysis, version);
    }

    /** Whether this release has an analysis with that name and version. */
    static boolean has(String analysis) {
      return Arrays.stream(values()).anyMatch(f -> f.analysis().toString().equals(analysis));
    }
  }

  public ModelSpec {
    without = List.copyOf(without);
    if (!(ridge >= 0) || Double.isInfinite(ridge)) {
      throw new IllegalArgumentException(
          "model: expected a finite ridge of 0 or more, found " + ridge);
    }
    if (maxRounds < 1 || maxRounds > 1000) {
      throw new IllegalArgumentException(
          "model: expected max-rounds from 1 to 1000, found " + maxRounds);
    }
    if (new HashSet<>(without).size() != without.size()) {
      throw new IllegalArgumentException("model without: expected distinct covariates");
    }
  }

  /** With all covariates. */
  public ModelSpec(
      Family family, double ridge, boolean siteIntercepts, boolean warmStart, int maxRounds) {
    this(family, ridge, siteIntercepts, warmStart, maxRounds, List.of());
  }

  public static ModelSpec logistic() {
    return new ModelSpec(Family.LOGISTIC, 0, false, true, 25);
  }

  public ModelSpec withRidge(double lambda) {
    return new ModelSpec(family, lambda, siteIntercepts, warmStart, maxRounds, without);
  }

  public ModelSpec withSiteIntercepts() {
    return new ModelSpec(family, ridge, true, warmStart, maxRounds, without);
  }

  public ModelSpec without(List<String> covariates) {
    return new ModelSpec(family, ridge, siteIntercepts, warmStart, maxRounds, covariates);
  }

  /** Whether a covariate is fitted. */
  public boolean fits(Covariate covariate) {
    return !without.contains(covariate.name());
  }

  void check(FeatureDictionary dictionary) {
    for (String name : without) {
      if (dictionary.covariates().stream().noneMatch(c -> c.name().equals(name))) {
        throw new IllegalArgumentException(
            "model without: expected covariates of the dictionary, found '" + name + "'");
      }
    }
    if (dictionary.covariates().stream().noneMatch(this::fits)) {
      throw new IllegalArgumentException(
          "model without: expected one covariate or more to fit, found all of them left out");
    }
  }
}
