package org.ieum.algorithms;

import org.ieum.federation.linear.Cholesky;
import org.ieum.federation.linear.SingularMatrixException;
import org.ieum.federation.linear.SymmetricMatrix;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Penalty;
import org.jspecify.annotations.Nullable;

/**
 * The penalised log-likelihood at one point: ℓ(β) − n·λ/2·Σβ², the intercept free of the ridge; n
 * is the number of training records, or Σ w where they carry weights; or ℓ(β) + ½·log|I(β)|,
 * Firth's.
 */
final class Likelihood {
  private final boolean siteIntercepts;
  private final Answer sum;
  private final double[] beta;
  private final double[] penalty;
  private final HeldCoefficient held;
  private final boolean firth;
  private final @Nullable Answer correction;

  /**
   * Of an answer.
   *
   * @param beta at which it was asked for
   * @param model whose penalty and intercept it has
   * @param weighted whether records carry weights; n is Σ w then
   * @param held whose coefficient is fixed and free of the penalty
   */
  Likelihood(double[] beta, Answer sum, ModelSpec model, boolean weighted, HeldCoefficient held) {
    Penalty chosen = model.penalty();
    this.correction = null;
    this.siteIntercepts = model.siteIntercepts();
    this.sum = sum;
    this.beta = beta.clone();
    this.penalty = new double[beta.length];
    double n = weighted ? sum.value("weight") : sum.count("records");
    for (int j = model.fitsIntercept() ? 1 : 0; j < penalty.length; j++) {
      penalty[j] = held.is(j) ? 0 : n * chosen.ridge();
    }
    this.held = held;
    this.firth = chosen.firth();
  }

  private Likelihood(Likelihood at, Answer correction) {
    this.siteIntercepts = at.siteIntercepts;
    this.sum = at.sum;
    this.beta = at.beta;
    this.penalty = at.penalty;
    this.held = at.held;
    this.firth = at.firth;
    this.correction = correction;
  }

  /** The same with what Firth's penalty adds to its derivatives. */
  Likelihood corrected(Answer firth) {
    return new Likelihood(this, firth);
  }

  /** Whether some site could not compare its hazards, so that its part is missing. */
  boolean incomplete() {
    return sum.has("incomparable") && sum.count("incomparable") > 0;
  }

  double[] beta() {
    return beta.clone();
  }

  /** Without the penalty. */
  double logLikelihood() {
    return sum.value("logLikelihood");
  }

  /** NaN where some site's part is missing. */
  double penalised() {
    if (incomplete()) {
      return Double.NaN;
    }
    double value = logLikelihood();
    for (int j = 0; j < beta.length; j++) {
      value -= penalty[j] / 2 * beta[j] * beta[j];
    }
    return firth ? value + halfLogDeterminant() : value;
  }

  private double halfLogDeterminant() {
    try {
      return Cholesky.of(information(), 0).logDeterminant() / 2;
    } catch (SingularMatrixException e) {
      return Double.NEGATIVE_INFINITY;
    }
  }

  /** Gradient of the penalised log-likelihood. */
  double[] gradient() {
    double[] gradient = sum.values("gradient");
    for (int j = 0; j < beta.length; j++) {
      gradient[j] -= penalty[j] * beta[j];
    }
    if (correction != null) {
      gradient = FitColumns.sum(gradient, correction.values("correction"));
    }
    return held.gradient(gradient);
  }

  /** Negative Hessian of the log-likelihood and the ridge. */
  SymmetricMatrix information() {
    return held.information(likelihoodInformation().plusDiagonal(penalty));
  }

  /**
   * The same for a step: with Firth's penalty Σ (1 + h) π(1 − π) z zᵀ, the information of the
   * records that his penalty adds among them (Heinze and Schemper 2002).
   */
  SymmetricMatrix curvature() {
    return correction == null
        ? information()
        : held.information(
            likelihoodInformation()
                .plus(SymmetricMatrix.ofPacked(beta.length, correction.values("hatInformation"))));
  }

  /** Negative Hessian of the log-likelihood without the penalty. */
  SymmetricMatrix likelihoodInformation() {
    return SymmetricMatrix.ofPacked(beta.length, sum.values("information"));
  }

  /** The log-likelihood without the penalty after a small step, to second order. */
  double logLikelihoodAfter(double[] step) {
    double[] gradient = sum.values("gradient");
    double[] curved = likelihoodInformation().times(step);
    double value = logLikelihood();
    for (int j = 0; j < step.length; j++) {
      value += step[j] * (gradient[j] - curved[j] / 2);
    }
    return value;
  }

  boolean siteIntercepts() {
    return siteIntercepts;
  }

  /** A number of the site intercepts' fields, divided by {@code n} once. */
  double[] perRecord(String field) {
    double[] values = sum.values(field);
    double n = sum.count("records");
    for (int j = 0; j < values.length; j++) {
      values[j] /= n;
    }
    return values;
  }

  double records() {
    return sum.count("records");
  }
}
