package org.ieum.federation.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of times to an event as plain values. */
final class RankingJson {
  private RankingJson() {}

  static Map<String, @Nullable Object> of(Ranking ranking) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("records", ranking.records());
    out.put("events", ranking.events());
    out.put("pairs", FigureJson.figure(ranking.pairs()));
    out.put("concordance", FigureJson.estimate(ranking.concordance()));
    out.put("calibrationSlope", FigureJson.estimate(ranking.slope()));
    if (!ranking.horizons().isEmpty()) {
      out.put("horizons", ranking.horizons().stream().map(RankingJson::of).toList());
    }
    return out;
  }

  private static Map<String, @Nullable Object> of(HorizonPerformance horizon) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("time", horizon.time());
    out.put("records", horizon.records());
    out.put("auc", FigureJson.figure(horizon.auc()));
    out.put("brier", FigureJson.figure(horizon.brier()));
    out.put("observed", FigureJson.figure(horizon.observed()));
    out.put("expected", FigureJson.figure(horizon.expected()));
    out.put("observedExpected", FigureJson.estimate(horizon.observedExpected()));
    return out;
  }

  /** The baseline hazards of a model. */
  static List<Map<String, @Nullable Object>> baseline(List<BaselineHazard> baseline) {
    List<Map<String, @Nullable Object>> out = new ArrayList<>();
    for (BaselineHazard hazard : baseline) {
      Map<String, @Nullable Object> at = new LinkedHashMap<>();
      at.put("time", hazard.time());
      at.put("records", hazard.records());
      at.put("cumulativeHazard", FigureJson.figure(hazard.cumulativeHazard()));
      out.add(at);
    }
    return out;
  }
}
