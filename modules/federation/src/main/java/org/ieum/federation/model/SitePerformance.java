package org.ieum.federation.model;

/**
 * How a model does at one site that consented.
 *
 * @param site its name; the names of several, joined by {@code " + "}, where one alone has fewer
 *     than five events
 */
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
