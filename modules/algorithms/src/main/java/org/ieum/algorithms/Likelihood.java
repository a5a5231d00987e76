package org.ieum.algorithms;

import org.ieum.federation.linear.SymmetricMatrix;
import org.ieum.federation.query.GlmDerivatives;

/**
 * The penalised log-likelihood ℓ(β) − n·λ/2·Σβ² at one point, the intercept free of the penalty; n
 * is the number of training records, or Σ w where they carry weights.
 */
final class Likelihood {
  private final GlmDerivatives query;
  private final Answer sum;
  private final double[] beta;
  private final double[] penalty;
  private final HeldCoefficient held;

  /**
   * Of an answer.
   *
   * @param weighted whether records carry weights; n is Σ w then
   * @param held whose coefficient is fixed and free of the penalty
   */
  Likelihood(
      GlmDerivatives query, Answer sum, double ridge, boolean weighted, HeldCoefficient held) {
    this.query = query;
    this.sum = sum;
    this.beta = query.coefficients().toArray();
    this.penalty = new double[beta.length];
    double n = weighted ? sum.value("weight") : sum.count("records");
    for (int j = query.siteIntercepts() ? 0 : 1; j < penalty.length; j++) {
      penalty[j] = held.is(j) ? 0 : n * ridge;
    }
    this.held = held;
  }

  double[] beta() {
    return beta.clone();
  }

  /** Without the penalty. */
  double logLikelihood() {
    return sum.value("logLikelihood");
  }

  double penalised() {
    double value = logLikelihood();
    for (int j = 0; j < beta.length; j++) {
      value -= penalty[j] / 2 * beta[j] * beta[j];
    }
    return value;
  }

  /** Gradient of the penalised log-likelihood. */
  double[] gradient() {
    double[] gradient = sum.values("gradient");
    for (int j = 0; j < beta.length; j++) {
      gradient[j] -= penalty[j] * beta[j];
    }
    return held.gradient(gradient);
  }

  /** Negative Hessian of the penalised log-likelihood. */
  SymmetricMatrix information() {
    return held.information(likelihoodInformation().plusDiagonal(penalty));
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
    return query.siteIntercepts();
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
