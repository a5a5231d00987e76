package org.ieum.spark.internal.source;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.TableSummary;
import org.ieum.federation.study.Covariate;

/**
 * How many rows have a value of each covariate, and of how many it lies outside the covariate's
 * limits.
 */
public final class ValueCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long[] recorded;
  private final long[] outside;

  private ValueCounts(int covariates) {
    recorded = new long[covariates];
    outside = new long[covariates];
  }

  /** Counts a chunk's values and makes those outside their limits absent. */
  static ValueCounts limiting(Chunk chunk, List<Covariate> covariates) {
    ValueCounts counts = new ValueCounts(covariates.size());
    for (int k = 0; k < covariates.size(); k++) {
      Covariate covariate = covariates.get(k);
      double[] values = chunk.covariates()[k];
      for (int i = 0; i < values.length; i++) {
        if (Double.isNaN(values[i])) {
          continue;
        }
        counts.recorded[k]++;
        if (covariate.outside(values[i])) {
          counts.outside[k]++;
          values[i] = Double.NaN;
        }
      }
    }
    return counts;
  }

  /** The sums of several blocks' counts, one a covariate. */
  public static List<TableSummary.Values> sum(List<BlockReport> reports, int covariates) {
    List<TableSummary.Values> sums = new ArrayList<>();
    for (int k = 0; k < covariates; k++) {
      long recorded = 0;
      long outside = 0;
      for (BlockReport report : reports) {
        recorded += report.values().recorded[k];
        outside += report.values().outside[k];
      }
      sums.add(new TableSummary.Values(recorded, outside));
    }
    return sums;
  }
}
