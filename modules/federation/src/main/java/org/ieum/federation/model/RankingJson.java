package org.ieum.federation.model;

import java.util.LinkedHashMap;
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
    return out;
  }
}
