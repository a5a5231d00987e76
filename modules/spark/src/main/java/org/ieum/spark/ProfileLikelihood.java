package org.ieum.spark;

import org.ieum.federation.TableSummary;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.linear.Packed;
import org.ieum.federation.query.BernoulliFamily;
import org.ieum.federation.query.GlmDerivatives;
import org.ieum.federation.query.Scaling;
import org.ieum.spark.internal.kernel.GlmSums;
import org.ieum.spark.internal.kernel.Kernels;

/** The likelihood of the slopes after the site has maximised over its own intercept α. */
final class ProfileLikelihood {
  private static final int MOST_STEPS = 200;
  private static final double ENOUGH = 1e-15;

  private final GlmDerivatives query;
  private final BlockTable table;
  private final ScalingShipment shipped;

  private ProfileLikelihood(GlmDerivatives query, BlockTable table) {
    this.query = query;
    this.table = table;
    Scaling scaling = query.scaling();
    shipped = ScalingShipment.of(scaling);
  }

  /** The fields of {@link GlmDerivatives} under site intercepts, one after the other. */
  static double[] find(GlmDerivatives query, BlockTable table) {
    int p = query.parameters();
    TableSummary counts = table.summary();
    if (counts.records() == 0) {
      return new double[2 + p + Packed.length(p) + 1 + p + 1];
    }
    if (counts.events() == 0 || counts.events() == counts.records()) {
      throw new IeumException(
          ErrorCode.DEGENERATE_DATA,
          "site intercept: expected training records with and without the outcome, found one kind"
              + " only; run the study without site intercepts, or without this site");
    }
    ProfileLikelihood profile = new ProfileLikelihood(query, table);
    return profile.at(profile.intercept(counts));
  }

  private double[] at(double alpha) {
    int p = query.parameters();
    double[] beta = coefficients(alpha);
    ScalingShipment scaling = shipped;
    double[] full =
        table.ordered(
            GlmSums.length(p + 1),
            () -> new GlmStatistic(new BernoulliFamily(), scaling.scaling(), beta, null, false));
    double n = full[0];
    int information = 2 + p + 1;
    double own = full[information];
    double[] out = new double[2 + p + Packed.length(p) + 1 + p + 1];
    out[0] = n;
    out[1] = full[1];
    System.arraycopy(full, 3, out, 2, p);
    int at = 2 + p;
    for (int a = 1; a <= p; a++) {
      for (int b = a; b <= p; b++) {
        double cross = full[information + a] * full[information + b] / own;
        out[at++] = full[information + Packed.index(p + 1, a, b)] - cross;
      }
    }
    out[at++] = n * alpha;
    for (int a = 1; a <= p; a++) {
      out[at++] = n * full[information + a] / own;
    }
    out[at] = n * Math.min(n / own, GlmDerivatives.LARGEST_INTERCEPT_VARIANCE);
    return out;
  }

  /** The root of Σ (y − π): Newton steps, kept inside a bracket by bisection. */
  private double intercept(TableSummary counts) {
    double low = -GlmDerivatives.LARGEST_INTERCEPT;
    double high = GlmDerivatives.LARGEST_INTERCEPT;
    double odds = (double) counts.events() / (counts.records() - counts.events());
    double alpha = Math.max(low, Math.min(high, StrictMath.log(odds)));
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] sums = interceptSums(alpha);
      if (sums[0] > 0) {
        low = alpha;
      } else {
        high = alpha;
      }
      double next = alpha + sums[0] / sums[1];
      if (!(next > low && next < high)) {
        next = low + (high - low) / 2;
      }
      if (Math.abs(next - alpha) <= ENOUGH * (1 + Math.abs(alpha))) {
        return next;
      }
      alpha = next;
    }
    return alpha;
  }

  /** Σ (y − π) and Σ π(1 − π) over the training rows. */
  private double[] interceptSums(double alpha) {
    double[] beta = coefficients(alpha);
    ScalingShipment scaling = shipped;
    return table.ordered(
        2,
        () -> {
          GlmSums sums = GlmSums.logistic(Kernels.best(), scaling.scaling(), beta);
          return (block, out, offset) -> {
            double[] numbers = sums.intercept(block, block.training());
            out[offset] = numbers[0];
            out[offset + 1] = numbers[1];
          };
        });
  }

  private double[] coefficients(double alpha) {
    double[] beta = new double[query.parameters() + 1];
    beta[0] = alpha;
    System.arraycopy(query.coefficients().toArray(), 0, beta, 1, query.parameters());
    return beta;
  }
}
