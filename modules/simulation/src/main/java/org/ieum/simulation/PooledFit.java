package org.ieum.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ieum.federation.model.FittedModel;
import org.jspecify.annotations.Nullable;

/** A fit over pooled records. */
record PooledFit(List<Estimate> estimates, double seconds) {
  /**
   * One coefficient on the raw scale.
   *
   * @param standardError NaN where the method gives none
   */
  record Estimate(String name, double value, double standardError) {}

  PooledFit {
    estimates = List.copyOf(estimates);
  }

  static PooledFit of(FittedModel model, double seconds) {
    return new PooledFit(
        model.coefficients().stream()
            .map(c -> new Estimate(c.name(), c.estimate(), c.standardError()))
            .toList(),
        seconds);
  }

  Map<String, Object> document() {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("coefficients", estimates.stream().map(PooledFit::document).toList());
    out.put("seconds", seconds);
    return out;
  }

  private static Map<String, @Nullable Object> document(Estimate e) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("name", e.name());
    out.put("estimate", e.value());
    out.put("standardError", Double.isFinite(e.standardError()) ? e.standardError() : null);
    return out;
  }
}
