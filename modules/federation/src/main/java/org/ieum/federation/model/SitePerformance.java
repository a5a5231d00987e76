package org.ieum.federation.model;

/** How a model does at one site that consented and holds enough records. */
public record SitePerformance(String site, Performance performance) {
  public long records() {
    return performance.records();
  }

  public long events() {
    return performance.events();
  }

  public double auc() {
    return performance.auc();
  }

  public double aucBound() {
    return performance.aucBound();
  }

  public double brier() {
    return performance.brier();
  }

  public double calibrationSlope() {
    return performance.calibrationSlope();
  }

  public double calibrationIntercept() {
    return performance.calibrationIntercept();
  }
}
