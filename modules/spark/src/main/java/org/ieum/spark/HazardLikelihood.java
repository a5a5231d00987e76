package org.ieum.spark;

import java.util.Optional;
import org.ieum.federation.linear.Packed;
import org.ieum.federation.query.BaselineHazards;
import org.ieum.federation.query.PartialLikelihood;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.HazardPasses.Survey;
import org.ieum.spark.internal.kernel.HazardDerivatives;
import org.ieum.spark.internal.kernel.RiskTable;

/**
 * The log partial likelihood of a site's records without sorting them, in three passes: the times
 * of events and the greatest hazard; sums at each of these times, from which the driver tells who
 * was at risk; and one weighted pass as of any other likelihood.
 */
final class HazardLikelihood {
  /** Numbers of {@link PartialLikelihood} before its gradient. */
  private static final int SUMS = 3;

  /** Of hazards at risk, relative to the greatest: what sums by time still tell apart. */
  private static final double LEAST_HAZARD = StrictMath.exp(-PartialLikelihood.LARGEST_CONTRAST);

  private final HazardPasses passes;
  private final int parameters;

  private HazardLikelihood(StudyManifest study, PartialLikelihood query, BlockTable table) {
    this.passes = new HazardPasses(study, query, table);
    this.parameters = query.coefficients().length();
  }

  /** The fields of {@link PartialLikelihood}, one after the other. */
  static double[] find(StudyManifest study, PartialLikelihood query, BlockTable table) {
    return new HazardLikelihood(study, query, table).numbers();
  }

  /** The fields of {@link BaselineHazards}, one after the other. */
  static double[] find(StudyManifest study, BaselineHazards query, BlockTable table) {
    PartialLikelihood at = new PartialLikelihood(query.scaling(), query.coefficients());
    return new HazardLikelihood(study, at, table)
        .baseline(study.outcome().horizons().stream().mapToDouble(h -> h).toArray());
  }

  private double[] baseline(double[] horizons) {
    long[] died = new long[horizons.length];
    double[] hazards = new double[horizons.length];
    Survey survey = passes.survey();
    if (survey.times().length > 0) {
      RiskTable risk = passes.risk(survey);
      Optional<Increments> increments = increments(survey, risk, new double[length()]);
      if (increments.isEmpty()) {
        return BaselineHazards.answer(passes.records(), died, died, hazards);
      }
      for (int h = 0; h < horizons.length; h++) {
        int last = RiskTable.last(survey.times(), horizons[h]);
        for (int t = 0; t <= last; t++) {
          died[h] += risk.deaths(t);
        }
        if (last >= 0) {
          double relative = increments.get().cumulative()[last];
          hazards[h] = relative * StrictMath.exp(-survey.greatest());
        }
      }
    }
    return BaselineHazards.answer(passes.records(), died, passes.longer(horizons), hazards);
  }

  /** Numbers of an answer about the likelihood. */
  private int length() {
    return SUMS + parameters + Packed.length(parameters);
  }

  /** What events add to a record's weight: Λ and T of {@link HazardDerivatives}. */
  private record Increments(double[] cumulative, double[] tied) {}

  private double[] numbers() {
    double[] out = new double[length()];
    out[0] = passes.records();
    Survey survey = passes.survey();
    if (survey.times().length == 0) {
      return out;
    }
    Optional<Increments> increments = increments(survey, passes.risk(survey), out);
    if (increments.isEmpty()) {
      double[] apart = new double[length()];
      apart[0] = passes.records();
      apart[1] = 1;
      return apart;
    }
    addPass(
        new HazardDerivatives(
            survey.times(),
            increments.get().cumulative(),
            increments.get().tied(),
            survey.greatest()),
        out);
    return out;
  }

  /** Goes through the events from the last to the first; adds what they alone tell. */
  private Optional<Increments> increments(Survey survey, RiskTable risk, double[] out) {
    int times = survey.times().length;
    double[] cumulative = new double[times];
    double[] tied = new double[times];
    double[] left = new double[parameters + 1];
    for (int t = times - 1; t >= 0; t--) {
      add(left, risk.observed(t));
      if (!at(left, risk.died(t), risk.deaths(t), out, t, cumulative, tied)) {
        return Optional.empty();
      }
    }
    for (int t = 1; t < times; t++) {
      cumulative[t] += cumulative[t - 1];
    }
    return Optional.of(new Increments(cumulative, tied));
  }

  private static void add(double[] sums, double[] more) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += more[i];
    }
  }

  /**
   * What the events of one time add, but for the weighted pass: with S at risk, D of these events
   * and f the part of them that went before, Σ log(S − f·D) to the log-likelihood, and means at
   * risk (S₁ − f·D₁)/(S − f·D), squared, to the information.
   */
  private boolean at(
      double[] risk,
      double[] died,
      int deaths,
      double[] out,
      int time,
      double[] cumulative,
      double[] tied) {
    double squares = 0;
    double products = 0;
    double ownSquares = 0;
    for (int k = 0; k < deaths; k++) {
      double part = (double) k / deaths;
      double hazard = risk[0] - part * died[0];
      if (!(hazard > LEAST_HAZARD)) {
        return false;
      }
      out[2] -= StrictMath.log(hazard);
      cumulative[time] += 1 / hazard;
      tied[time] += part / hazard;
      squares += 1 / hazard / hazard;
      products += part / hazard / hazard;
      ownSquares += part / hazard * part / hazard;
    }
    int p = risk.length - 1;
    int at = SUMS + p;
    for (int a = 1; a <= p; a++) {
      double own = squares * risk[a] - products * died[a];
      double other = products * risk[a] - ownSquares * died[a];
      for (int b = a; b <= p; b++) {
        out[at++] -= own * risk[b] - other * died[b];
      }
    }
    return true;
  }

  private void addPass(HazardDerivatives derivatives, double[] out) {
    int p = parameters;
    double[] full = passes.weighted(derivatives);
    out[2] += full[1];
    int information = 2 + p + 1;
    int at = SUMS + p;
    for (int a = 1; a <= p; a++) {
      out[SUMS + a - 1] = full[2 + a];
      for (int b = a; b <= p; b++) {
        out[at++] += full[information + Packed.index(p + 1, a, b)];
      }
    }
  }
}
