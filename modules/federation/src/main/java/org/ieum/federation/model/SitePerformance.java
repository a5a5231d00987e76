package org.ieum.federation.model;

/** How a model does at one site that consented; figures as in {@link Performance}. */
public record SitePerformance(
    String site,
    long records,
    long events,
    double auc,
    double aucBound,
    double brier,
    double calibrationSlope,
    double calibrationIntercept) {}
