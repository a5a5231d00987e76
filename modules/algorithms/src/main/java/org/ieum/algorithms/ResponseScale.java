package org.ieum.algorithms;

import java.util.List;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.BaselineHazard;
import org.ieum.federation.model.Response;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.StudyManifest;

/** From the scale on which a model is fitted to that of its outcome. */
final class ResponseScale {
  /** A residual spread below this part of the outcome's limits is taken for rounding. */
  private static final double LEAST_SPREAD = 1e-9;

  private final StudyManifest study;
  private final Outcome outcome;
  private final Standardisation standard;

  ResponseScale(StudyManifest study, Standardisation standard) {
    this.study = study;
    this.outcome = study.outcome();
    this.standard = standard;
  }

  /**
   * The log-likelihood of a sum over records, with all that does not depend on the coefficients.
   * Where the variance is estimated, it is that at the variance which makes it greatest,
   * −n/2·(log(2π RSS/n) + 1), as R's {@code logLik} has it.
   */
  double logLikelihood(double sum) {
    double n = standard.records();
    return switch (study.model().family()) {
      case LOGISTIC, COX -> sum;
      case LINEAR -> {
        double variance = -2 * sum / n * outcome.unit() * outcome.unit();
        yield -n / 2 * (StrictMath.log(2 * Math.PI * variance) + 1);
      }
      case POISSON -> sum - standard.logFactorials();
    };
  }

  /**
   * The residual variance on the scale of the fit; 1 where the outcome's distribution sets it.
   *
   * @param parameters that were fitted, the intercept among them
   * @throws IeumException DEGENERATE_DATA where too few records are left, or nothing of the outcome
   */
  double dispersion(NewtonPath.Estimate estimate, int parameters) {
    if (outcome.kind() != Outcome.Kind.CONTINUOUS) {
      return 1;
    }
    long degrees = standard.records() - parameters;
    if (degrees < 1) {
      throw new IeumException(
          ErrorCode.DEGENERATE_DATA,
          "fit: expected more training records than the "
              + parameters
              + " coefficients, found "
              + standard.records()
              + "; leave out covariates");
    }
    double variance = -2 * estimate.logLikelihood() / degrees;
    if (!(variance > LEAST_SPREAD * LEAST_SPREAD)) {
      throw new IeumException(
          ErrorCode.DEGENERATE_DATA,
          "outcome "
              + outcome.column()
              + ": expected values that covariates do not determine, found that nothing of it is"
              + " left; see that it varies, and that no covariate is the outcome in another unit");
    }
    return variance;
  }

  /** What the model predicts, and with what variance. */
  Response response(double dispersion, List<BaselineHazard> baseline) {
    double unit = outcome.unit();
    return new Response(study.model().family(), outcome, dispersion * unit * unit, baseline);
  }
}
