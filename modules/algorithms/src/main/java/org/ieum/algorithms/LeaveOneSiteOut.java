package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ieum.federation.error.IeumException;
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
  /** Distance of the starting intercepts, in logits. */
  private static final double APART = 0.25;

  private final Rounds rounds;
  private final StudyManifest study;
  private final Standardisation standard;
  private final Map<Integer, NewtonPath> paths = new TreeMap<>();
  private final Map<Integer, double[]> found = new TreeMap<>();

  LeaveOneSiteOut(Rounds rounds, Standardisation standard) {
    this.rounds = rounds;
    this.study = rounds.study();
    this.standard = standard;
    double odds = standard.eventWeight() / (standard.weight() - standard.eventWeight());
    int parameters =
        standard.scaling().activeColumns().length + (study.model().siteIntercepts() ? 0 : 1);
    for (int s = 0; s < study.sites().size(); s++) {
      double[] start = new double[parameters];
      start[0] = (study.model().siteIntercepts() ? 0 : StrictMath.log(odds)) + APART * (s + 1);
      paths.put(s, new NewtonPath(study, standard, start, false));
    }
  }

  /** The consenting sites whose fit has a finite estimate and that hold five events or more. */
  List<LeftOutSite> run() {
    while (!paths.isEmpty()) {
      step();
    }
    return found.isEmpty() ? List.of() : judge();
  }

  private void step() {
    List<Integer> open = List.copyOf(paths.keySet());
    List<Query> queries = new ArrayList<>();
    for (int site : open) {
      queries.add(new LeavingOut(site, path(site).next()));
    }
    AggregateVector sum = rounds.ask(new Bundle(queries), Repeats.MAX_ROUNDS);
    for (int i = 0; i < open.size(); i++) {
      int site = open.get(i);
      NewtonPath path = path(site);
      try {
        path.take(Answer.part(sum, i));
      } catch (IeumException e) {
        // The other sites alone cannot support the model; the study's own fit stands.
        paths.remove(site);
      }
      path.estimate()
          .ifPresent(
              e -> {
                found.put(site, e.coefficients());
                paths.remove(site);
              });
    }
    rounds.report(
        "leave one out",
        Double.NaN,
        found.size() + " of " + study.sites().size() + " fits without a site done");
  }

  private NewtonPath path(int site) {
    NewtonPath path = paths.get(site);
    if (path == null) {
      throw new IllegalStateException("no fit without site " + site);
    }
    return path;
  }

  private List<LeftOutSite> judge() {
    Scaling scaling = standard.scaling();
    List<Query> queries = new ArrayList<>();
    found.forEach(
        (site, beta) ->
            queries.add(
                new AtSite(
                    site,
                    new ScoreHistogram(
                        scaling, new Coefficients(beta), Evaluation.judged(study)))));
    AggregateVector sum = rounds.ask(new Bundle(queries));
    List<LeftOutSite> out = new ArrayList<>();
    int part = 0;
    for (Map.Entry<Integer, double[]> fit : found.entrySet()) {
      Performance performance = Evaluation.whole(study, Answer.part(sum, part++));
      if (performance.events() >= ScoreCell.FEWEST_EVENTS) {
        out.add(
            new LeftOutSite(
                study.sites().get(fit.getKey()),
                performance,
                RawScale.estimates(study.dictionary().design(), scaling, fit.getValue())));
      }
    }
    rounds.report(
        "leave one out", Double.NaN, out.size() + " sites judged by the fits without them");
    return out;
  }
}
