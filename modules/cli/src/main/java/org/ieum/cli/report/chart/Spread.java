package org.ieum.cli.report.chart;

import java.util.List;
import org.ieum.federation.model.Appraisal.RiskBand;

/** Bands of uneven width spread over even bins, each band as if its records lay evenly in it. */
final class Spread {
  private Spread() {}

  /**
   * Weight in each bin.
   *
   * @param edges ascending, one more than bins
   */
  static double[] over(List<RiskBand> bands, double[] edges, boolean withOutcome) {
    double[] bins = new double[edges.length - 1];
    for (RiskBand band : bands) {
      double weight = withOutcome ? band.withOutcome() : band.without();
      double width = Math.max(band.high() - band.low(), 1e-12);
      for (int k = 0; k < bins.length; k++) {
        double common = Math.min(band.high(), edges[k + 1]) - Math.max(band.low(), edges[k]);
        if (common > 0 && Double.isFinite(weight)) {
          bins[k] += weight * common / width;
        }
      }
    }
    return bins;
  }
}
