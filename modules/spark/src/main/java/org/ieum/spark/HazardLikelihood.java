package org.ieum.spark;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.linear.Packed;
import org.ieum.federation.query.BaselineHazards;
import org.ieum.federation.query.PartialLikelihood;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.internal.kernel.Block;
import org.ieum.spark.internal.kernel.GlmSums;
import org.ieum.spark.internal.kernel.HazardDerivatives;
import org.ieum.spark.internal.kernel.Kernels;
import org.ieum.spark.internal.kernel.RiskSums;
import org.ieum.spark.internal.kernel.RiskTable;
import org.ieum.spark.internal.source.LoadedBlock;

/**
 * The log partial likelihood of a site's records without sorting them, in three passes: the times
 * of events and the greatest hazard; sums at each of these times, from which the driver tells who
 * was at risk; and one weighted pass as of any other likelihood.
 */
final class HazardLikelihood {
  /** Most sums by event time, in numbers. */
  private static final int MOST_NUMBERS = 4_000_000;

  private final BlockTable table;
  private final ScalingShipment shipped;
  private final double[] coefficients;
  private final double bound;

  /** What the first pass finds. */
  private record Survey(double[] times, double greatest) implements Serializable {
    static Survey none() {
      return new Survey(new double[0], Double.NEGATIVE_INFINITY);
    }

    Survey with(double[] more, double other) {
      double[] all = Arrays.copyOf(times, times.length + more.length);
      System.arraycopy(more, 0, all, times.length, more.length);
      return new Survey(
          Arrays.stream(all).sorted().distinct().toArray(), Math.max(greatest, other));
    }
  }

  private HazardLikelihood(StudyManifest study, PartialLikelihood query, BlockTable table) {
    this.table = table;
    this.shipped = ScalingShipment.of(query.scaling());
    double[] slopes = query.coefficients().toArray();
    this.coefficients = new double[slopes.length + 1];
    System.arraycopy(slopes, 0, coefficients, 1, slopes.length);
    var gradient = query.shape(study).field("gradient");
    double most = 1;
    for (int j = 0; j < gradient.length(); j++) {
      most = Math.max(most, gradient.bound(j));
    }
    this.bound = most;
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
    Survey survey = survey();
    if (survey.times().length > 0) {
      RiskTable risk = risk(survey);
      Increments increments = increments(survey, risk, new double[length()]);
      double baseline = 0;
      int h = 0;
      long events = 0;
      for (int t = 0; t <= survey.times().length; t++) {
        double time = t < survey.times().length ? survey.times()[t] : Double.POSITIVE_INFINITY;
        for (; h < horizons.length && horizons[h] < time; h++) {
          died[h] = events;
          hazards[h] = baseline * StrictMath.exp(-survey.greatest());
        }
        if (t < survey.times().length) {
          baseline = increments.cumulative()[t];
          events += risk.deaths(t);
        }
      }
    }
    return BaselineHazards.answer(table.summary().records(), died, longer(horizons), hazards);
  }

  /** How many training records were observed for longer than each horizon. */
  private long[] longer(double[] horizons) {
    double[] counts =
        table.ordered(
            horizons.length,
            () ->
                (block, out, offset) -> {
                  for (int i = 0; i < block.training(); i++) {
                    for (int h = 0; h < horizons.length; h++) {
                      out[offset + h] += Math.abs(block.outcomes()[i]) > horizons[h] ? 1 : 0;
                    }
                  }
                });
    return Arrays.stream(counts).mapToLong(Math::round).toArray();
  }

  /** Numbers of an answer about the likelihood. */
  private int length() {
    int p = coefficients.length - 1;
    return 2 + p + Packed.length(p);
  }

  /** What events add to a record's weight: Λ and T of {@link HazardDerivatives}. */
  private record Increments(double[] cumulative, double[] tied) {}

  private double[] numbers() {
    double[] out = new double[length()];
    out[0] = table.summary().records();
    Survey survey = survey();
    if (survey.times().length == 0) {
      return out;
    }
    Increments increments = increments(survey, risk(survey), out);
    addPass(
        new HazardDerivatives(
            survey.times(), increments.cumulative(), increments.tied(), survey.greatest()),
        out);
    return out;
  }

  /** Goes through the events from the last to the first; adds what they alone tell. */
  private Increments increments(Survey survey, RiskTable risk, double[] out) {
    int times = survey.times().length;
    double[] cumulative = new double[times];
    double[] tied = new double[times];
    double[] left = new double[coefficients.length];
    for (int t = times - 1; t >= 0; t--) {
      add(left, risk.observed(t));
      at(left, risk.died(t), risk.deaths(t), out, t, cumulative, tied);
    }
    for (int t = 1; t < times; t++) {
      cumulative[t] += cumulative[t - 1];
    }
    return new Increments(cumulative, tied);
  }

  /** The event times and the greatest linear predictor. */
  private Survey survey() {
    ScalingShipment scaling = shipped;
    double[] values = coefficients;
    Survey all = Survey.none();
    for (Survey part : table.results(loaded -> survey(scaling, values, loaded))) {
      all = all.with(part.times(), part.greatest());
    }
    int most = MOST_NUMBERS / coefficients.length;
    if (all.times().length > most) {
      throw new IeumException(
          ErrorCode.BAD_TABLE,
          "site table "
              + table.uri()
              + ": expected events at "
              + most
              + " different times or fewer, found more; give times in whole days, say");
    }
    return all;
  }

  private static Survey survey(
      ScalingShipment scaling, double[] values, Iterator<LoadedBlock> loaded) {
    RiskSums sums = new RiskSums(Kernels.best(), scaling.scaling(), values);
    Survey survey = Survey.none();
    while (loaded.hasNext()) {
      Block block = loaded.next().block();
      double[] times =
          Arrays.stream(block.outcomes(), 0, block.training()).filter(y -> y > 0).toArray();
      survey = survey.with(times, sums.greatest(block));
    }
    return survey;
  }

  private RiskTable risk(Survey survey) {
    ScalingShipment scaling = shipped;
    double[] values = coefficients;
    double most = bound;
    long records = table.summary().records();
    List<RiskTable> parts =
        table.results(loaded -> risk(scaling, values, survey, most, records, loaded));
    RiskTable all = new RiskTable(survey.times(), values.length, most, records);
    parts.forEach(all::add);
    return all;
  }

  private static RiskTable risk(
      ScalingShipment scaling,
      double[] values,
      Survey survey,
      double bound,
      long records,
      Iterator<LoadedBlock> loaded) {
    RiskSums sums = new RiskSums(Kernels.best(), scaling.scaling(), values);
    RiskTable table = new RiskTable(survey.times(), values.length, bound, records);
    while (loaded.hasNext()) {
      sums.addTo(loaded.next().block(), survey.greatest(), table);
    }
    return table;
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
  private void at(
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
      if (!(hazard > StrictMath.exp(-PartialLikelihood.LARGEST_CONTRAST))) {
        throw new IeumException(
            ErrorCode.SEPARATION,
            "fit: expected hazards within e^"
                + PartialLikelihood.LARGEST_CONTRAST
                + " of each other, found others at this site, so that coefficients grow without"
                + " end; add a ridge (model: {ridge: 0.01}, say), or take out covariates");
      }
      out[1] -= StrictMath.log(hazard);
      cumulative[time] += 1 / hazard;
      tied[time] += part / hazard;
      squares += 1 / hazard / hazard;
      products += part / hazard / hazard;
      ownSquares += part / hazard * part / hazard;
    }
    int p = risk.length - 1;
    int at = 2 + p;
    for (int a = 1; a <= p; a++) {
      double own = squares * risk[a] - products * died[a];
      double other = products * risk[a] - ownSquares * died[a];
      for (int b = a; b <= p; b++) {
        out[at++] -= own * risk[b] - other * died[b];
      }
    }
  }

  private void addPass(HazardDerivatives derivatives, double[] out) {
    int p = coefficients.length - 1;
    ScalingShipment scaling = shipped;
    double[] values = coefficients;
    double[] full =
        table.ordered(
            GlmSums.length(p + 1),
            () -> {
              GlmSums sums =
                  GlmSums.hazards(derivatives, Kernels.best(), scaling.scaling(), values);
              return (block, into, offset) -> {
                double[] numbers = sums.of(block, block.training());
                System.arraycopy(numbers, 0, into, offset, numbers.length);
              };
            });
    out[1] += full[1];
    int information = 2 + p + 1;
    int at = 2 + p;
    for (int a = 1; a <= p; a++) {
      out[1 + a] = full[2 + a];
      for (int b = a; b <= p; b++) {
        out[at++] += full[information + Packed.index(p + 1, a, b)];
      }
    }
  }
}
