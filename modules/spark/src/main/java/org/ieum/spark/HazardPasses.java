package org.ieum.spark;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.query.PartialLikelihood;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Field;
import org.ieum.spark.internal.kernel.GlmSums;
import org.ieum.spark.internal.kernel.HazardDerivatives;
import org.ieum.spark.internal.kernel.Kernels;
import org.ieum.spark.internal.kernel.RiskSums;
import org.ieum.spark.internal.kernel.RiskTable;
import org.ieum.spark.internal.source.LoadedBlock;

/** The passes over a site's training records that {@link HazardLikelihood} is made of. */
final class HazardPasses {
  /** Most sums by event time, in numbers: 32 MB a task. */
  private static final int MOST_NUMBERS = 1_000_000;

  private final BlockTable table;
  private final ScalingShipment shipped;
  private final double[] coefficients;
  private final double bound;

  /** What the first pass finds. */
  record Survey(double[] times, double greatest) implements Serializable {}

  /** At the coefficients of a query. */
  HazardPasses(StudyManifest study, PartialLikelihood query, BlockTable table) {
    this.table = table;
    this.shipped = ScalingShipment.of(query.scaling());
    double[] slopes = query.coefficients().toArray();
    this.coefficients = new double[slopes.length + 1];
    System.arraycopy(slopes, 0, coefficients, 1, slopes.length);
    Field gradient = query.shape(study).field("gradient");
    double most = 1;
    for (int j = 0; j < gradient.length(); j++) {
      most = Math.max(most, gradient.bound(j));
    }
    this.bound = most;
  }

  long records() {
    return table.summary().records();
  }

  /** How many training records were observed for longer than each horizon. */
  long[] longer(double[] horizons) {
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

  /** The event times and the greatest linear predictor. */
  Survey survey() {
    ScalingShipment scaling = shipped;
    double[] values = coefficients;
    double[] times = table.eventTimes();
    int most = MOST_NUMBERS / coefficients.length;
    if (times.length > most) {
      throw new IeumException(
          ErrorCode.BAD_TABLE,
          "site table "
              + table.uri()
              + ": expected events at "
              + most
              + " different times or fewer, found more; give times in whole days, say");
    }
    double greatest =
        table.results(loaded -> greatest(scaling, values, loaded)).stream()
            .mapToDouble(part -> part)
            .max()
            .orElse(Double.NEGATIVE_INFINITY);
    return new Survey(times, greatest);
  }

  private static double greatest(
      ScalingShipment scaling, double[] values, Iterator<LoadedBlock> loaded) {
    RiskSums sums = new RiskSums(Kernels.best(), scaling.scaling(), values);
    double greatest = Double.NEGATIVE_INFINITY;
    while (loaded.hasNext()) {
      greatest = Math.max(greatest, sums.greatest(loaded.next().block()));
    }
    return greatest;
  }

  /** Sums at each event time. */
  RiskTable risk(Survey survey) {
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

  /** The numbers of {@link GlmSums} at these derivatives, the intercept first. */
  double[] weighted(HazardDerivatives derivatives) {
    ScalingShipment scaling = shipped;
    double[] values = coefficients;
    return table.ordered(
        GlmSums.length(values.length),
        () -> {
          GlmSums sums = GlmSums.hazards(derivatives, Kernels.best(), scaling.scaling(), values);
          return (block, into, offset) -> {
            double[] numbers = sums.of(block, block.training());
            System.arraycopy(numbers, 0, into, offset, numbers.length);
          };
        });
  }
}
