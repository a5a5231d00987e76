package org.ieum.algorithms;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.linear.Cholesky;
import org.ieum.federation.linear.Packed;
import org.ieum.federation.linear.SingularMatrixException;
import org.ieum.federation.linear.SymmetricMatrix;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.query.FirthCorrection;
import org.ieum.federation.query.GlmDerivatives;
import org.ieum.federation.query.PartialLikelihood;
import org.ieum.federation.query.Query;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.StudyManifest;
import org.jspecify.annotations.Nullable;

/**
 * A generalised linear model, or proportional hazards, by Newton's method with step halving
 * (Nocedal and Wright, chapter 3), one likelihood after the other: it says where it wants to know
 * the next one, and hears of it. So several fits can share their round trips. Everything here is on
 * the standardised scale. With Firth's penalty the zero of the modified score (Firth 1993), for
 * which each likelihood is corrected by another round trip.
 *
 * <p>The last step is taken without another likelihood, as {@link StoppingRule} says.
 */
final class NewtonPath implements Stepper<NewtonPath.Estimate> {
  private final StudyManifest study;
  private final ModelSpec model;
  private final Standardisation standard;
  private final FitColumns columns;
  private final SeparationWatch separation;
  private final boolean weighted;
  private final HeldCoefficient held;
  private final StoppingRule stopping;
  private final Secants secants = new Secants();
  private double[] trial;
  private double[] step;
  private boolean mayFallBack;

  private @Nullable Likelihood best;

  /** A likelihood whose correction was not heard yet. */
  private @Nullable Likelihood awaited;

  private @Nullable Estimate estimate;
  private @Nullable Step last;
  private double previous = Double.POSITIVE_INFINITY;
  private int heard;

  /**
   * What the fit found, on the standardised scale.
   *
   * @param coefficients intercept first, 0 where the model has none, then the active columns
   * @param covariance of those, the inverse of the information, a ridge included
   * @param logLikelihood without penalty, as sums of the {@link
   *     org.ieum.federation.query.GlmFamily}'s
   */
  record Estimate(double[] coefficients, SymmetricMatrix covariance, double logLikelihood) {
    /** Of slopes alone. */
    static Estimate withoutIntercept(
        double[] slopes, SymmetricMatrix covariance, double logLikelihood) {
      double[] beta = new double[slopes.length + 1];
      System.arraycopy(slopes, 0, beta, 1, slopes.length);
      double[] packed = covariance.toPacked();
      double[] all = new double[Packed.length(beta.length)];
      System.arraycopy(packed, 0, all, beta.length, packed.length);
      return new Estimate(beta, SymmetricMatrix.ofPacked(beta.length, all), logLikelihood);
    }
  }

  /**
   * What a likelihood meant.
   *
   * @param text for people
   */
  record Step(double penalised, double decrement, String text) {}

  /**
   * A path from a starting point.
   *
   * @param start empty to start from the model without covariates
   * @param mayFallBack whether a start worse than that is given up for it
   */
  NewtonPath(StudyManifest study, Standardisation standard, double[] start, boolean mayFallBack) {
    this.held = HeldCoefficient.of(study, standard.scaling());
    this.study = study;
    this.model = study.model();
    this.standard = standard;
    this.columns = new FitColumns(study, standard.scaling());
    this.separation = new SeparationWatch(columns, model.family());
    this.stopping = new StoppingRule(columns, standard.interceptInformation(study));
    this.weighted = study.preparation().weight().isPresent();
    this.trial =
        start.length > 0 ? held.set(start.clone()) : NullModel.coefficients(study, standard);
    this.step = new double[trial.length];
    this.mayFallBack = mayFallBack;
  }

  /** The likelihood that it wants to know. */
  @Override
  public Query next() {
    return awaited == null
        ? at()
        : new FirthCorrection(
            standard.scaling(),
            new Coefficients(awaited.beta()),
            new Coefficients(covariance(awaited.information()).toPacked()));
  }

  /** Whether the likelihood that was heard last waits for its correction. */
  boolean halfway() {
    return awaited != null;
  }

  private Query at() {
    if (model.family() == ModelSpec.Family.COX) {
      return new PartialLikelihood(standard.scaling(), new Coefficients(trial));
    }
    return new GlmDerivatives(standard.scaling(), new Coefficients(trial), model.siteIntercepts());
  }

  @Override
  public Optional<Estimate> result() {
    return Optional.ofNullable(estimate);
  }

  /** What the last likelihood meant. */
  Step last() {
    return Objects.requireNonNull(last, "no likelihood was heard yet");
  }

  /**
   * Hears of the likelihood that it asked for, or of its correction.
   *
   * @throws IeumException DEGENERATE_DATA, SEPARATION or NOT_CONVERGED
   */
  @Override
  public void take(Answer answer) {
    if (awaited != null) {
      Likelihood corrected = awaited.corrected(answer);
      awaited = null;
      last = stepFrom(corrected);
    } else {
      last = take(new Likelihood(trial, answer, model, weighted, held));
      heard++;
    }
    if (estimate == null && awaited == null && heard == model.maxRounds()) {
      if (canSeparate()) {
        separation.atTheEnd(step);
      }
      throw notConverged();
    }
  }

  private Step take(Likelihood at) {
    if (best == null && mayFallBack && at.penalised() < NullModel.logLikelihood(standard)) {
      mayFallBack = false;
      trial = NullModel.coefficients(study, standard);
      return new Step(
          at.penalised(),
          decrement(at),
          "the warm start is worse than no covariates, starting there");
    }
    if (best == null && at.incomplete()) {
      throw new IeumException(
          ErrorCode.DEGENERATE_DATA,
          "fit: expected hazards at the start that can be compared, found a site's further apart than"
              + " e^"
              + Math.round(PartialLikelihood.LARGEST_CONTRAST)
              + "; check the offset's limits and unit");
    }
    if (best != null && (at.incomplete() || at.penalised() < best.penalised() - slack(best))) {
      step = FitColumns.scaled(step, 0.5);
      trial = FitColumns.sum(best.beta(), step);
      return new Step(at.penalised(), decrement(at), "the step went too far, halving it");
    }
    if (best == null) {
      columns.requireIndependent(at.information(), at.records(), study);
    }
    best = at;
    if (model.penalty().firth()) {
      awaited = at;
      return new Step(at.penalised(), Double.NaN, "to be corrected");
    }
    return stepFrom(at);
  }

  private Step stepFrom(Likelihood at) {
    step = newtonStep(curvature(at), at.gradient());
    double decrement = FitColumns.dot(step, at.gradient()) / 2;
    String text = String.format(Locale.ROOT, "decrement %.1e", decrement);
    if (stopping.negligible(step, decrement, previous)) {
      estimate = estimate(at, step);
      return new Step(at.penalised(), decrement, text);
    }
    if (canSeparate()) {
      separation.onStep(step, decrement);
    }
    previous = decrement;
    trial = FitColumns.sum(at.beta(), step);
    return new Step(at.penalised(), decrement, text);
  }

  /** Whether the likelihood may have no maximum: that of a continuous outcome always has. */
  private boolean canSeparate() {
    return !model.penalty().present() && study.outcome().happens();
  }

  private IeumException notConverged() {
    return new IeumException(
        ErrorCode.NOT_CONVERGED,
        "fit: expected convergence within max-rounds "
            + model.maxRounds()
            + ", found a Newton decrement of "
            + String.format(Locale.ROOT, "%.1e", previous)
            + " after them; raise max-rounds or add a ridge");
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
    if (at.incomplete()) {
      return Double.NaN;
    }
    try {
      return FitColumns.dot(Cholesky.of(at.information(), 0).solve(at.gradient()), at.gradient())
          / 2;
    } catch (SingularMatrixException e) {
      return Double.NaN;
    }
  }

  /** The information; that of a corrected likelihood is not all of its curvature. */
  private SymmetricMatrix curvature(Likelihood at) {
    if (!model.penalty().firth()) {
      return at.curvature();
    }
    secants.hear(at.beta(), at.gradient());
    return secants.applied(at.curvature());
  }

  private SymmetricMatrix covariance(SymmetricMatrix information) {
    return held.covariance(Cholesky.of(information, 0).inverse());
  }

  private Estimate estimate(Likelihood at, double[] step) {
    SymmetricMatrix covariance = covariance(at.information());
    double[] beta = FitColumns.sum(at.beta(), step);
    double logLikelihood = at.logLikelihoodAfter(step);
    if (!model.family().hasIntercept()) {
      return Estimate.withoutIntercept(beta, covariance, logLikelihood);
    }
    if (!model.siteIntercepts()) {
      return new Estimate(beta, covariance, logLikelihood);
    }
    MeanIntercept intercept = new MeanIntercept(at, covariance);
    return new Estimate(intercept.prepend(beta, step), intercept.covariance(), logLikelihood);
  }
}
