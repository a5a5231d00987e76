package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ieum.federation.model.LeftOutSite;
import org.ieum.federation.model.Performance;
import org.ieum.federation.plan.Repeats;
import org.ieum.federation.query.AtSite;
import org.ieum.federation.query.Bundle;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.query.LeavingOut;
import org.ieum.federation.query.Query;
import org.ieum.federation.query.Scaling;
import org.ieum.federation.query.ScoreHistogram;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;

/**
 * Internal-external validation (Steyerberg and Harrell 2016): one fit a site to the records of all
 * others, in lockstep, so that the fits share their round trips; then one more in which each is
 * judged at the site that it left out.
 *
 * <p>The sum over all sites less that over all but one, at the same coefficients, would be that
 * site's own answer. So no two fits are ever asked at the same point: each starts from the model
 * without slopes at an intercept of its own, which the study's fit never visits. What remains, that
 * two close optima tell a site's part of the gradient, is what the site consents to: without its
 * policy's consent a site is never left out. Standardisation and imputation are those of all sites.
 */
final class LeaveOneSiteOut {
  /** Distance of the starting intercepts, on the scale of the fit. */
  private static final double APART = 0.25;

  private final Rounds rounds;
  private final StudyManifest study;
  private final Standardisation standard;
  private final Together<Integer, NewtonPath.Estimate> fits;

  LeaveOneSiteOut(Rounds rounds, Standardisation standard) {
    this.rounds = rounds;
    this.study = rounds.study();
    this.standard = standard;
    Map<Integer, WithoutSite> paths = new TreeMap<>();
    for (int s = 0; s < study.sites().size(); s++) {
      double[] start = NewtonPath.nullModel(study, standard);
      start[0] += APART * (s + 1);
      paths.put(s, new WithoutSite(s, new NewtonPath(study, standard, start, false)));
    }
    fits = new Together<>(paths);
  }

  /** A fit to the records of all sites but one. */
  private record WithoutSite(int site, NewtonPath path) implements Stepper<NewtonPath.Estimate> {
    @Override
    public Query next() {
      return new LeavingOut(site, path.next());
    }

    @Override
    public void take(Answer answer) {
      path.take(answer);
    }

    @Override
    public Optional<NewtonPath.Estimate> result() {
      return path.result();
    }
  }

  /** The consenting sites whose fit has a finite estimate and that hold five events or more. */
  List<LeftOutSite> run() {
    // Where the other sites alone cannot support the model, the study's own fit stands.
    while (!fits.done()) {
      fits.step(rounds, Repeats.MAX_ROUNDS);
      rounds.report(
          "leave one out",
          Double.NaN,
          fits.found().size() + " of " + study.sites().size() + " fits without a site done");
    }
    return fits.found().isEmpty() ? List.of() : judge(new TreeMap<>(fits.found()));
  }

  private List<LeftOutSite> judge(SortedMap<Integer, NewtonPath.Estimate> found) {
    Scaling scaling = standard.scaling();
    ErrorEvaluation errors = new ErrorEvaluation(study, standard);
    List<Query> queries = new ArrayList<>();
    found.forEach(
        (site, fit) ->
            queries.add(
                new AtSite(
                    site,
                    study.outcome().binary()
                        ? new ScoreHistogram(
                            scaling, new Coefficients(fit.coefficients()), Evaluation.judged(study))
                        : errors.query(
                            new Coefficients(fit.coefficients()), Evaluation.judged(study)))));
    AggregateVector sum = rounds.ask(new Bundle(queries));
    List<LeftOutSite> out = new ArrayList<>();
    int part = 0;
    for (Map.Entry<Integer, NewtonPath.Estimate> fit : found.entrySet()) {
      Answer answer = Answer.part(sum, part++);
      Performance performance =
          study.outcome().binary() ? Evaluation.whole(study, answer) : errors.whole(answer);
      boolean enough =
          study.outcome().binary()
              ? performance.events() >= ScoreCell.FEWEST_EVENTS
              : performance.records() > 0;
      if (enough) {
        out.add(
            new LeftOutSite(
                study.sites().get(fit.getKey()),
                performance,
                RawScale.estimates(study, scaling, fit.getValue().coefficients())));
      }
    }
    rounds.report(
        "leave one out", Double.NaN, out.size() + " sites judged by the fits without them");
    return out;
  }
}
