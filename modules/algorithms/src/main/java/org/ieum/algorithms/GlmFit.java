package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.FitStep;
import org.ieum.federation.plan.Repeats;

/** The study's fit: warm start where the study asks for it, then one round trip a likelihood. */
final class GlmFit {
  private final Rounds rounds;
  private final Standardisation standard;
  private final ResponseScale scale;
  private final List<FitStep> steps = new ArrayList<>();

  GlmFit(Rounds rounds, Standardisation standard) {
    this.rounds = rounds;
    this.standard = standard;
    this.scale = new ResponseScale(rounds.study(), standard);
  }

  /** The likelihoods that were asked about so far. */
  List<FitStep> steps() {
    return List.copyOf(steps);
  }

  /**
   * Runs the fit.
   *
   * @throws IeumException DEGENERATE_DATA, SEPARATION or NOT_CONVERGED
   */
  NewtonPath.Estimate run() {
    double[] start =
        rounds.study().model().warmStart()
            ? new WarmStart(rounds, standard.scaling()).run()
            : new double[0];
    NewtonPath path = new NewtonPath(rounds.study(), standard, start, start.length > 0);
    while (path.result().isEmpty()) {
      path.take(Answer.of(rounds.ask(path.next(), Repeats.MAX_ROUNDS)));
      NewtonPath.Step step = path.last();
      double penalised = scale.logLikelihood(step.penalised());
      if (!path.halfway()) {
        steps.add(new FitStep(rounds.count(), penalised, step.decrement()));
      }
      rounds.report(
          "fit", penalised, Double.isNaN(penalised) ? step.text() : said(penalised) + step.text());
    }
    return path.result().orElseThrow();
  }

  private String said(double penalised) {
    return (rounds.study().model().penalty().present() ? "penalised " : "")
        + String.format(Locale.ROOT, "log-likelihood %.6f, ", penalised);
  }
}
