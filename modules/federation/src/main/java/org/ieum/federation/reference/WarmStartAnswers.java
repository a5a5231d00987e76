package org.ieum.federation.reference;

import java.util.Arrays;
import org.ieum.federation.linear.Cholesky;
import org.ieum.federation.linear.Packed;
import org.ieum.federation.linear.SymmetricMatrix;
import org.ieum.federation.query.BernoulliFamily;
import org.ieum.federation.query.GlmWarmStart;
import org.ieum.federation.query.Partition;

/**
 * The site's own loose fit. It always has an intercept; under site intercepts the intercept is
 * concentrated out of what is sent.
 */
final class WarmStartAnswers {
  private static final int MOST_STEPS = 30;

  private WarmStartAnswers() {}

  static void answer(GlmWarmStart query, PatientTable patients, AnswerSink sink) {
    StandardisedRows rows = new StandardisedRows(patients, query.scaling(), true);
    int p = rows.width();
    int end = end(rows, patients, query.maxRecords());
    double[] beta = fit(rows, patients, end, query.ridge());
    for (int j = 0; j < p; j++) {
      beta[j] =
          Math.max(
              -GlmWarmStart.LARGEST_COEFFICIENT,
              Math.min(GlmWarmStart.LARGEST_COEFFICIENT, beta[j]));
    }
    SymmetricMatrix information = information(rows, patients, beta, end);
    if (query.siteIntercepts()) {
      information = withoutIntercept(information);
      beta = Arrays.copyOfRange(beta, 1, p);
    }
    double[] weighted = information.times(beta);
    double[] out = Arrays.copyOf(weighted, weighted.length + Packed.length(weighted.length));
    double[] packed = information.toPacked();
    System.arraycopy(packed, 0, out, weighted.length, packed.length);
    sink.add(out);
  }

  /** One past the row of the last training record that takes part. */
  private static int end(StandardisedRows rows, PatientTable patients, int maxRecords) {
    int taken = 0;
    int i = 0;
    while (i < patients.rows() && taken < maxRecords) {
      taken += rows.in(i++, Partition.TRAIN) ? 1 : 0;
    }
    return i;
  }

  /** Damped Newton on the log-likelihood less n·λ/2·Σβ², the intercept barely penalised. */
  private static double[] fit(StandardisedRows rows, PatientTable patients, int end, double ridge) {
    int p = rows.width();
    double[] best = new double[p];
    double[] trial = best;
    double[] step = best;
    double bestValue = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < MOST_STEPS; k++) {
      double[] block =
          LikelihoodAnswers.block(new BernoulliFamily(), rows, patients, trial, 0, end);
      double n = block[block.length - 1];
      double[] penalty = new double[p];
      double value = block[1];
      for (int j = 0; j < p; j++) {
        penalty[j] = n * ridge * (j == 0 ? GlmWarmStart.INTERCEPT_PENALTY : 1);
        value -= penalty[j] / 2 * trial[j] * trial[j];
      }
      if (n == 0) {
        return best;
      }
      if (value < bestValue) {
        step = scaled(step, 0.5);
      } else {
        best = trial;
        bestValue = value;
        double[] gradient = new double[p];
        for (int j = 0; j < p; j++) {
          gradient[j] = block[2 + j] - penalty[j] * best[j];
        }
        double[] packed = Arrays.copyOfRange(block, 2 + p, block.length - 1);
        step =
            Cholesky.of(SymmetricMatrix.ofPacked(p, packed).plusDiagonal(penalty), 0)
                .solve(gradient);
        if (StandardisedRows.dot(step, gradient) < 1e-6) {
          return best;
        }
      }
      trial = plus(best, step);
    }
    return best;
  }

  private static SymmetricMatrix information(
      StandardisedRows rows, PatientTable patients, double[] beta, int end) {
    int p = beta.length;
    double[] block = LikelihoodAnswers.block(new BernoulliFamily(), rows, patients, beta, 0, end);
    return SymmetricMatrix.ofPacked(p, Arrays.copyOfRange(block, 2 + p, block.length - 1));
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

  private static double[] scaled(double[] x, double factor) {
    return Arrays.stream(x).map(v -> v * factor).toArray();
  }

  private static double[] plus(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int j = 0; j < sum.length; j++) {
      sum[j] += b[j];
    }
    return sum;
  }
}
