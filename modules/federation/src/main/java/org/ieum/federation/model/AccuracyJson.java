package org.ieum.federation.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of a number or a count as plain values. */
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
    out.put("calibrationSlope", FigureJson.estimate(accuracy.slope()));
    out.put("calibrationIntercept", FigureJson.estimate(accuracy.intercept()));
    return out;
  }
}
