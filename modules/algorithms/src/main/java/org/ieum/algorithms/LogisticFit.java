package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.FitStep;
import org.ieum.federation.plan.Repeats;

/** The study's fit: warm start where the study asks for it, then one round trip a likelihood. */
final class LogisticFit {
  private final Rounds rounds;
  private final Standardisation standard;
  private final List<FitStep> steps = new ArrayList<>();

  LogisticFit(Rounds rounds, Standardisation standard) {
    this.rounds = rounds;
    this.standard = standard;
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
      steps.add(new FitStep(rounds.count(), step.penalised(), step.decrement()));
      rounds.report(
          "fit",
          step.penalised(),
          (rounds.study().model().ridge() > 0 ? "penalised " : "")
              + String.format(Locale.ROOT, "log-likelihood %.6f, ", step.penalised())
              + step.text());
    }
    return path.result().orElseThrow();
  }
}
