package org.ieum.spark;

import java.util.Arrays;
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
    RiskTable risk = passes.risk(survey);
    Optional<EfronSteps> steps = steps(survey, risk);
    if (steps.isEmpty()) {
      return BaselineHazards.answer(passes.records(), died, died, hazards);
    }
    double[] cumulative = steps.get().cumulative();
    for (int h = 0; h < horizons.length; h++) {
      int last = RiskTable.last(survey.times(), horizons[h]);
      for (int t = 0; t <= last; t++) {
        died[h] += risk.deaths(t);
      }
      if (last >= 0) {
        hazards[h] = cumulative[last] * StrictMath.exp(-survey.greatest());
      }
    }
    return BaselineHazards.answer(passes.records(), died, passes.longer(horizons), hazards);
  }

  private double[] numbers() {
    double[] out = new double[SUMS + parameters + Packed.length(parameters)];
    out[0] = passes.records();
    Survey survey = passes.survey();
    if (survey.times().length == 0) {
      return out;
    }
    Optional<EfronSteps> steps = steps(survey, passes.risk(survey));
    if (steps.isEmpty()) {
      out[1] = 1;
    } else {
      fill(survey, steps.get(), out);
    }
    return out;
  }

  /** Goes through the events from the last to the first; none where hazards are too far apart. */
  private Optional<EfronSteps> steps(Survey survey, RiskTable risk) {
    int times = survey.times().length;
    EfronSteps steps = new EfronSteps(times, Packed.length(parameters), LEAST_HAZARD);
    double[] left = new double[parameters + 1];
    for (int t = times - 1; t >= 0; t--) {
      double[] observed = risk.observed(t);
      Arrays.setAll(left, i -> left[i] + observed[i]);
      if (!steps.take(t, left, risk.died(t), risk.deaths(t))) {
        return Optional.empty();
      }
    }
    return Optional.of(steps);
  }

  /** The weighted pass, and what the events alone tell. */
  private void fill(Survey survey, EfronSteps steps, double[] out) {
    double[] full =
        passes.weighted(
            new HazardDerivatives(
                survey.times(), steps.cumulative(), steps.tied(), survey.greatest()));
    out[2] = steps.logHazards() + full[1];
    int p = parameters;
    System.arraycopy(full, 3, out, SUMS, p);
    int information = 2 + p + 1;
    double[] squares = steps.squares();
    int at = 0;
    for (int a = 1; a <= p; a++) {
      for (int b = a; b <= p; b++) {
        out[SUMS + p + at] = full[information + Packed.index(p + 1, a, b)] - squares[at];
        at++;
      }
    }
  }
}
