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
import org.ieum.federation.query.ScorePlacements;
import org.ieum.federation.query.ScoredModel;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;

/**
 * Internal-external validation (Steyerberg and Harrell 2016): one fit a site to the records of all
 * others, in lockstep, so that the fits share their round trips; then each is judged at the site
 * that it left out, scores of a binary outcome in two round trips, others in one.
 *
 * <p>The sum over all sites less that over all but one, at the same coefficients, would be that
 * site's own answer. So no two fits are ever asked at the same point: each starts from the model
 * without slopes at an intercept of its own, or of a model without intercept at a first slope of
 * its own, which the study's fit never visits. What remains, that two close optima tell a site's
 * part of the gradient, is what the site consents to: without its policy's consent a site is never
 * left out. Standardisation and imputation are those of all sites.
 */
final class LeaveOneSiteOut {
  /** Distance of the starting points, on the scale of the fit. */
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
      double[] start = apart(s);
      paths.put(s, new WithoutSite(s, new NewtonPath(study, standard, start, false)));
    }
    fits = new Together<>(paths);
  }

  /** Where the fit without a site begins. */
  private double[] apart(int site) {
    double[] start = NullModel.coefficients(study, standard);
    if (study.model().family().hasIntercept()) {
      start[0] += APART * (site + 1);
    } else {
      int free = HeldCoefficient.of(study, standard.scaling()).is(0) ? 1 : 0;
      start[free] += APART * (site + 1) / study.sites().size();
    }
    return start;
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

  /** The consenting sites whose fit has a finite estimate and that hold enough to be judged. */
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
    List<Integer> sites = List.copyOf(found.keySet());
    List<Coefficients> fits =
        found.values().stream().map(fit -> new Coefficients(fit.coefficients())).toList();
    List<Performance> judged = study.outcome().binary() ? scores(sites, fits) : cells(sites, fits);
    List<LeftOutSite> out = new ArrayList<>();
    for (int i = 0; i < judged.size(); i++) {
      if (judged.get(i).records() > 0) {
        double[] fit = fits.get(i).toArray();
        out.add(
            new LeftOutSite(
                study.sites().get(sites.get(i)),
                judged.get(i),
                RawScale.estimates(study, standard.scaling(), fit)));
      }
    }
    rounds.report(
        "leave one out", Double.NaN, out.size() + " sites judged by the fits without them");
    return out;
  }

  /** By grouped scores, and then sums at what they told. */
  private List<Performance> scores(List<Integer> sites, List<Coefficients> fits) {
    List<Judging> judgings = new ArrayList<>();
    for (Coefficients fit : fits) {
      ScoredModel model = new ScoredModel.Own(standard.scaling(), fit);
      judgings.add(new Judging(study, model, Evaluation.judged(study), false));
    }
    AggregateVector groups = ask(sites, judgings.stream().map(Judging::first).toList());
    List<ScorePlacements> second = new ArrayList<>();
    for (Judging judging : judgings) {
      second.add(judging.second(Answer.part(groups, second.size())));
    }
    AggregateVector sums = ask(sites, second);
    for (int i = 0; i < judgings.size(); i++) {
      judgings.get(i).take(Answer.part(sums, i));
    }
    return judgings.stream().map(Judging::whole).toList();
  }

  /** In one round. */
  private List<Performance> cells(List<Integer> sites, List<Coefficients> fits) {
    CellEvaluation evaluation = CellEvaluation.of(study, standard, List.of());
    AggregateVector sums =
        ask(
            sites,
            fits.stream().map(f -> evaluation.query(f, Evaluation.judged(study), false)).toList());
    List<Performance> judged = new ArrayList<>();
    for (int i = 0; i < fits.size(); i++) {
      judged.add(evaluation.whole(Answer.part(sums, i)));
    }
    return judged;
  }

  /** Asks each site one of the questions. */
  private AggregateVector ask(List<Integer> sites, List<? extends Query> questions) {
    List<Query> queries = new ArrayList<>();
    for (int q = 0; q < questions.size(); q++) {
      queries.add(new AtSite(sites.get(q), questions.get(q)));
    }
    return rounds.ask(new Bundle(queries));
  }
}
