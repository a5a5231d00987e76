package org.ieum.federation.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of an outcome that is not binary as plain values. */
final class AccuracyJson {
  private AccuracyJson() {}

  static Map<String, @Nullable Object> of(Accuracy accuracy) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("records", accuracy.records());
    out.put("meanOutcome", FigureJson.figure(accuracy.outcome()));
    out.put("meanPredicted", FigureJson.figure(accuracy.predicted()));
    out.put("r2", FigureJson.figure(accuracy.r2()));
    out.put("rmse", FigureJson.figure(accuracy.rmse()));
    out.put("mae", FigureJson.figure(accuracy.mae()));
    out.put("meanDeviance", FigureJson.figure(accuracy.meanDeviance()));
    out.put("calibrationSlope", estimate(accuracy.slope()));
    out.put("calibrationIntercept", estimate(accuracy.intercept()));
    return out;
  }

  private static Map<String, @Nullable Object> estimate(Estimate estimate) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("value", FigureJson.figure(estimate.value()));
    out.put("standardError", FigureJson.figure(estimate.standardError()));
    out.put("ci95", FigureJson.interval(estimate));
    return out;
  }
}
