package org.ieum.algorithms;

import org.ieum.federation.study.StudyManifest;

/** The model without covariates, on the standardised scale. */
final class NullModel {
  private NullModel() {}

  /** The maximum without any covariate, but for an offset, which stays. */
  static double[] coefficients(StudyManifest study, Standardisation standard) {
    int shift = study.model().fitsIntercept() ? 1 : 0;
    double[] beta = new double[standard.scaling().activeColumns().length + shift];
    if (shift == 1) {
      double mean = standard.meanOutcome();
      beta[0] =
          switch (study.model().family()) {
            case LOGISTIC ->
                StrictMath.log(
                    standard.eventWeight() / (standard.weight() - standard.eventWeight()));
            case LINEAR -> mean;
            case POISSON -> StrictMath.log(mean);
            case COX -> throw new IllegalStateException("hazards have no intercept");
          };
    }
    return HeldCoefficient.of(study, standard.scaling()).set(beta);
  }

  /** Of a binary outcome: its greatest log-likelihood with an intercept alone. */
  static double logLikelihood(Standardisation standard) {
    double n = standard.weight();
    double events = standard.eventWeight();
    return events * StrictMath.log(events / n) + (n - events) * StrictMath.log((n - events) / n);
  }
}
