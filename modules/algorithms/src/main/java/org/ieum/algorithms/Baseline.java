package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ieum.federation.model.BaselineHazard;
import org.ieum.federation.query.BaselineHazards;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.vector.AggregateVector;

/** The sites' mean cumulative baseline hazards at the study's horizons: one round trip. */
final class Baseline {
  private Baseline() {}

  /**
   * Of a study's model; none where it has no horizons.
   *
   * @param fitted intercept, which is 0, then the active columns
   */
  static List<BaselineHazard> run(Rounds rounds, Standardisation standard, double[] fitted) {
    List<Double> horizons = rounds.study().outcome().horizons();
    List<BaselineHazard> out = new ArrayList<>();
    if (horizons.isEmpty()) {
      return out;
    }
    Coefficients slopes = new Coefficients(Arrays.copyOfRange(fitted, 1, fitted.length));
    AggregateVector sum = rounds.ask(new BaselineHazards(standard.scaling(), slopes));
    double[] records = sum.values("records");
    double[] hazards = sum.values("hazard");
    int known = 0;
    for (int h = 0; h < horizons.size(); h++) {
      boolean told = records[h] > 0;
      out.add(
          new BaselineHazard(
              horizons.get(h),
              Math.round(records[h]),
              told ? Math.max(0, hazards[h] / records[h]) : Double.NaN));
      known += told ? 1 : 0;
    }
    rounds.report(
        "baseline",
        Double.NaN,
        "baseline hazards at " + known + " of " + horizons.size() + " horizons");
    return out;
  }

  /** As a query takes them: below 0 where unknown. */
  static Coefficients forQueries(List<BaselineHazard> baseline) {
    return new Coefficients(
        baseline.stream().mapToDouble(h -> h.known() ? h.cumulativeHazard() : -1).toArray());
  }
}
