package org.ieum.spark;

import java.util.Arrays;
import java.util.List;
import org.ieum.federation.linear.Cholesky;
import org.ieum.federation.linear.Packed;
import org.ieum.federation.linear.SymmetricMatrix;
import org.ieum.federation.query.BernoulliFamily;
import org.ieum.federation.query.GlmWarmStart;
import org.ieum.federation.query.Query;
import org.ieum.spark.internal.kernel.Block;
import org.ieum.spark.internal.kernel.GlmSums;

/**
 * The site's own loose fit: damped Newton on the log-likelihood less n·λ/2·Σβ², the intercept
 * barely penalised, over the first training rows, which are few enough for one task; what is sent
 * is its unpenalised information, and that times its coefficients.
 */
final class WarmStart {
  private static final int MOST_STEPS = 30;
  private static final double ENOUGH = 1e-6;

  private final GlmWarmStart query;
  private final GlmStatistic.RowLimit limit;
  private final List<Block> blocks;
  private final int parameters;

  private WarmStart(GlmWarmStart query, GlmStatistic.RowLimit limit, List<Block> blocks) {
    this.query = query;
    this.limit = limit;
    this.blocks = blocks;
    parameters = query.scaling().activeColumns().length + 1;
  }

  /** {@code weighted}, then {@code information}. */
  static double[] find(GlmWarmStart query, BlockTable table) {
    GlmStatistic.RowLimit limit = table.first(query.maxRecords());
    byte[] question = query.toBytes();
    return table.leading(
        limit,
        blocks -> new WarmStart((GlmWarmStart) Query.fromBytes(question), limit, blocks).answer());
  }

  private double[] answer() {
    double[] beta = fit();
    for (int j = 0; j < beta.length; j++) {
      double most = GlmWarmStart.LARGEST_COEFFICIENT;
      beta[j] = Math.max(-most, Math.min(most, beta[j]));
    }
    SymmetricMatrix information = information(sums(beta));
    if (query.siteIntercepts()) {
      information = withoutIntercept(information);
      beta = Arrays.copyOfRange(beta, 1, beta.length);
    }
    double[] weighted = information.times(beta);
    double[] packed = information.toPacked();
    double[] out = Arrays.copyOf(weighted, weighted.length + packed.length);
    System.arraycopy(packed, 0, out, weighted.length, packed.length);
    return out;
  }

  private double[] fit() {
    double[] best = new double[parameters];
    double[] trial = best;
    double[] step = best;
    double bestValue = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < MOST_STEPS; k++) {
      double[] sums = sums(trial);
      double[] penalty = penalty(sums[sums.length - 1]);
      double value = sums[1] - penalised(trial, penalty);
      if (sums[sums.length - 1] == 0) {
        return best;
      }
      if (value < bestValue) {
        step = plus(new double[parameters], step, 0.5);
      } else {
        best = trial;
        bestValue = value;
        double[] gradient = Arrays.copyOfRange(sums, 2, 2 + parameters);
        for (int j = 0; j < parameters; j++) {
          gradient[j] -= penalty[j] * best[j];
        }
        step = Cholesky.of(information(sums).plusDiagonal(penalty), 0).solve(gradient);
        if (dot(step, gradient) < ENOUGH) {
          return best;
        }
      }
      trial = plus(best, step, 1);
    }
    return best;
  }

  private double[] penalty(double weight) {
    double[] penalty = new double[parameters];
    Arrays.fill(penalty, weight * query.ridge());
    penalty[0] *= GlmWarmStart.INTERCEPT_PENALTY;
    return penalty;
  }

  private static double penalised(double[] beta, double[] penalty) {
    double sum = 0;
    for (int j = 0; j < beta.length; j++) {
      sum += penalty[j] / 2 * beta[j] * beta[j];
    }
    return sum;
  }

  private double[] sums(double[] beta) {
    GlmStatistic statistic =
        new GlmStatistic(new BernoulliFamily(), query.scaling(), beta, limit, true);
    return BlockTable.sum(blocks, GlmSums.length(parameters) + 1, statistic);
  }

  private SymmetricMatrix information(double[] sums) {
    return SymmetricMatrix.ofPacked(
        parameters, Arrays.copyOfRange(sums, 2 + parameters, sums.length - 1));
  }

  /** The Schur complement of entry (0, 0); zero where that entry is. */
  private static SymmetricMatrix withoutIntercept(SymmetricMatrix full) {
    int p = full.size() - 1;
    double[] packed = new double[Packed.length(p)];
    for (int i = 0; i < p && full.get(0, 0) > 0; i++) {
      for (int j = i; j < p; j++) {
        packed[Packed.index(p, i, j)] =
            full.get(i + 1, j + 1) - full.get(0, i + 1) * full.get(0, j + 1) / full.get(0, 0);
      }
    }
    return SymmetricMatrix.ofPacked(p, packed);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  private static double[] plus(double[] a, double[] b, double factor) {
    double[] sum = a.clone();
    for (int j = 0; j < sum.length; j++) {
      sum[j] += b[j] * factor;
    }
    return sum;
  }
}
