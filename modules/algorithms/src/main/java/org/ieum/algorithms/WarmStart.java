package org.ieum.algorithms;

import org.ieum.federation.linear.Cholesky;
import org.ieum.federation.linear.SingularMatrixException;
import org.ieum.federation.linear.SymmetricMatrix;
import org.ieum.federation.query.GlmWarmStart;
import org.ieum.federation.query.Scaling;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.vector.AggregateVector;

/** The inverse-variance weighted mean of the sites' own fits. */
final class WarmStart {
  /** Least ridge of a site's own fit, for sites whose few records separate. */
  private static final double LEAST_RIDGE = 1e-4;

  private static final int MOST_RECORDS = 20_000;

  /** Part of the diagonal that is added to it, for columns that depend on each other. */
  private static final double JITTER = 1e-9;

  private final Rounds rounds;
  private final GlmWarmStart query;

  WarmStart(Rounds rounds, Scaling scaling) {
    this.rounds = rounds;
    ModelSpec model = rounds.study().model();
    this.query =
        new GlmWarmStart(
            scaling, Math.max(LEAST_RIDGE, model.ridge()), MOST_RECORDS, model.siteIntercepts());
  }

  /** The starting point; empty where the sites' sums give none. */
  double[] run() {
    AggregateVector sum = rounds.ask(query);
    int p = query.parameters();
    SymmetricMatrix information = SymmetricMatrix.ofPacked(p, sum.values("information"));
    double[] jitter = new double[p];
    for (int j = 0; j < p; j++) {
      jitter[j] = JITTER * information.get(j, j);
    }
    double[] start = new double[0];
    try {
      start = Cholesky.of(information.plusDiagonal(jitter), 0).solve(sum.values("weighted"));
    } catch (SingularMatrixException e) {
      rounds.report("fit", Double.NaN, "no warm start from the sites' own fits");
      return start;
    }
    for (double b : start) {
      if (!(Math.abs(b) <= 1 / JITTER)) {
        start = new double[0];
        break;
      }
    }
    rounds.report("fit", Double.NaN, "start from the sites' own fits");
    return start;
  }
}
