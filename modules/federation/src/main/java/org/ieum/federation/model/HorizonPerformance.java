package org.ieum.federation.model;

/**
 * How risks until a time do, over the sites that tell of it; the lost are met by inverse
 * probability of censoring weights.
 *
 * @param time the horizon
 * @param records of these sites
 * @param auc share of weighted pairs of one site, one with the event until then and one observed
 *     for longer, in which the former has the greater hazard (Uno et al. 2007)
 * @param brier mean squared error of the risks, weighted (Graf et al. 1999)
 * @param observed share with the event until then, by Kaplan–Meier at each site
 * @param expected mean risk
 * @param observedExpected observed over expected, its interval from Greenwood's variance
 */
public record HorizonPerformance(
    double time,
    long records,
    double auc,
    double brier,
    double observed,
    double expected,
    Estimate observedExpected) {}
