package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.linear.Cholesky;
import org.ieum.federation.linear.SingularMatrixException;
import org.ieum.federation.linear.SymmetricMatrix;
import org.ieum.federation.model.FitStep;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.query.GlmDerivatives;
import org.ieum.federation.study.ModelSpec;
import org.jspecify.annotations.Nullable;

/**
 * Logistic regression by Newton's method with step halving (Nocedal and Wright, chapter 3), one
 * round trip a point. Everything here is on the standardised scale.
 *
 * <p>The last step is taken without another round trip once it is negligible: over a step d the
 * weight π(1 − π) of a record changes by a factor within exp(±|zᵀd|), so the information changes by
 * a factor within exp(±max|zᵀd|), and standard errors by half of that.
 */
final class LogisticFit {
  /** Largest reach of a step that needs no other round trip; bounds the error of SE by half. */
  private static final double NEGLIGIBLE_REACH = 1e-7;

  /** The same for the root mean square over records, where limits are far beyond the data. */
  private static final double NEGLIGIBLE_RMS = 1e-10;

  /** Decrement a unit of weight below which a step that no longer shrinks is rounding. */
  private static final double ROUNDING = 1e-15;

  private final Rounds rounds;
  private final ModelSpec model;
  private final Standardisation standard;
  private final FitColumns columns;
  private final SeparationWatch separation;
  private final List<FitStep> steps = new ArrayList<>();

  LogisticFit(Rounds rounds, Standardisation standard) {
    this.rounds = rounds;
    this.model = rounds.study().model();
    this.standard = standard;
    this.columns = new FitColumns(rounds.study(), standard.scaling());
    this.separation = new SeparationWatch(columns);
  }

  /**
   * What the fit found.
   *
   * @param coefficients intercept first, then the active columns
   * @param covariance of those, from the inverse of the penalised information
   * @param logLikelihood without penalty
   */
  record Estimate(
      double[] coefficients,
      SymmetricMatrix covariance,
      double logLikelihood,
      List<FitStep> steps) {}

  Estimate run() {
    double[] trial = nullModel();
    boolean mayFallBack = false;
    if (model.warmStart()) {
      double[] warm = new WarmStart(rounds, standard.scaling()).run();
      mayFallBack = warm.length > 0;
      trial = mayFallBack ? warm : trial;
    }
    @Nullable Likelihood best = null;
    double[] step = new double[trial.length];
    double previous = Double.POSITIVE_INFINITY;
    for (int round = 0; round < model.maxRounds(); round++) {
      Likelihood at = ask(trial);
      if (best == null && mayFallBack && at.penalised() < nullLogLikelihood()) {
        mayFallBack = false;
        record(at, decrement(at), "the warm start is worse than no covariates, starting there");
        trial = nullModel();
        continue;
      }
      if (best != null && at.penalised() < best.penalised() - slack(best)) {
        record(at, decrement(at), "the step went too far, halving it");
        step = FitColumns.scaled(step, 0.5);
        trial = FitColumns.sum(best.beta(), step);
        continue;
      }
      SymmetricMatrix information = at.information();
      if (best == null) {
        columns.requireIndependent(information, at.records(), rounds.study());
      }
      best = at;
      step = newtonStep(information, at.gradient());
      double decrement = FitColumns.dot(step, at.gradient()) / 2;
      record(at, decrement, String.format(Locale.ROOT, "decrement %.1e", decrement));
      if (negligible(step, decrement, previous)) {
        return estimate(at, information, step);
      }
      if (model.ridge() == 0) {
        separation.onStep(step, decrement);
      }
      previous = decrement;
      trial = FitColumns.sum(at.beta(), step);
    }
    if (model.ridge() == 0) {
      separation.atTheEnd(step);
    }
    throw new IeumException(
        ErrorCode.NOT_CONVERGED,
        "fit: expected convergence within max-rounds "
            + model.maxRounds()
            + ", found a Newton decrement of "
            + String.format(Locale.ROOT, "%.1e", previous)
            + " after them; raise max-rounds or add a ridge");
  }

  private Likelihood ask(double[] beta) {
    GlmDerivatives query =
        new GlmDerivatives(standard.scaling(), new Coefficients(beta), model.siteIntercepts());
    return new Likelihood(query, rounds.ask(query), model.ridge());
  }

  private void record(Likelihood at, double decrement, String text) {
    steps.add(new FitStep(rounds.count(), at.penalised(), decrement));
    rounds.report(
        "fit",
        at.penalised(),
        String.format(Locale.ROOT, "log-likelihood %.6f, ", at.penalised()) + text);
  }

  /** Likelihoods closer than this differ by rounding only. */
  private static double slack(Likelihood best) {
    return 1e-10 * (1 + Math.abs(best.penalised()));
  }

  private double[] newtonStep(SymmetricMatrix information, double[] gradient) {
    try {
      return Cholesky.of(information, 1e-14).solve(gradient);
    } catch (SingularMatrixException e) {
      throw separation.singular(e);
    }
  }

  private static double decrement(Likelihood at) {
    try {
      return FitColumns.dot(Cholesky.of(at.information(), 0).solve(at.gradient()), at.gradient())
          / 2;
    } catch (SingularMatrixException e) {
      return Double.NaN;
    }
  }

  private boolean negligible(double[] step, double decrement, double previous) {
    double share = (double) standard.events() / standard.records();
    double weight = standard.records() * share * (1 - share);
    return 2 * columns.reach(step) <= NEGLIGIBLE_REACH
        || Math.sqrt(2 * Math.abs(decrement) / weight) <= NEGLIGIBLE_RMS
        || (decrement <= ROUNDING * weight && decrement > previous / 4);
  }

  /** The maximum without any covariate. */
  private double[] nullModel() {
    double[] beta = new double[columns.parameters()];
    if (!model.siteIntercepts()) {
      beta[0] =
          StrictMath.log((double) standard.events() / (standard.records() - standard.events()));
    }
    return beta;
  }

  private double nullLogLikelihood() {
    double n = standard.records();
    double events = standard.events();
    return events * StrictMath.log(events / n) + (n - events) * StrictMath.log((n - events) / n);
  }

  private Estimate estimate(Likelihood at, SymmetricMatrix information, double[] step) {
    SymmetricMatrix covariance = Cholesky.of(information, 0).inverse();
    double[] beta = FitColumns.sum(at.beta(), step);
    double logLikelihood = at.logLikelihoodAfter(step);
    if (!model.siteIntercepts()) {
      return new Estimate(beta, covariance, logLikelihood, steps);
    }
    MeanIntercept intercept = new MeanIntercept(at, covariance);
    return new Estimate(
        intercept.prepend(beta, step), intercept.covariance(), logLikelihood, steps);
  }
}
