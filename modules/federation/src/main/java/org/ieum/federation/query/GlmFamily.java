package org.ieum.federation.query;

import org.ieum.federation.study.StudyManifest;

/**
 * The distribution of a generalised linear model's outcome with its canonical link (McCullagh and
 * Nelder 1989, chapter 2): what one record of outcome y and linear predictor η adds. y is on the
 * scale of {@link org.ieum.federation.study.Outcome#scaled}.
 */
public sealed interface GlmFamily permits BernoulliFamily, GaussianFamily, PoissonFamily {

  /** That of a study's model. */
  static GlmFamily of(StudyManifest study) {
    return switch (study.model().family()) {
      case LOGISTIC -> new BernoulliFamily();
      case LINEAR -> new GaussianFamily();
      case POISSON -> new PoissonFamily((int) study.outcome().max());
      case COX -> throw new IllegalArgumentException("hazards have no distribution of their own");
    };
  }

  /** The mean μ at a linear predictor. */
  double mean(double eta);

  /** y − μ. */
  double residual(double y, double eta);

  /** dμ/dη. */
  double weight(double eta);

  /** The log-probability of y, but for what does not depend on η where {@link #mean} says so. */
  double logLikelihood(double y, double eta);

  /** Twice what the log-likelihood falls short of that of a model that predicts y itself. */
  double deviance(double y, double eta);

  /** Bound on |y − μ| where |η| is at most {@code reach}. */
  double mostResidual(double reach);

  /** Bound on the weight. */
  double mostWeight();

  /** Bound on |log-likelihood| where |η| is at most {@code reach}. */
  double mostLogLikelihood(double reach);

  /** Bound on the deviance where |η| is at most {@code reach}. */
  double mostDeviance(double reach);

  /** What the gradient sums, for people. */
  String gradientWords();

  /** What the information sums, for people. */
  String informationWords();
}
