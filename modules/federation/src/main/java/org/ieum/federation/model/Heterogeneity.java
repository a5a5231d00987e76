package org.ieum.federation.model;

/**
 * Random-effects meta-analysis of one measure over consenting sites: REML, interval after Hartung,
 * Knapp, Sidik and Jonkman (t with k − 1 degrees of freedom), prediction interval for a new site
 * after Higgins, Thompson and Spiegelhalter (2009; t with k − 2). AUC is pooled on the logit scale,
 * O/E on the log scale, both given back on their own.
 *
 * @param measure {@code auc}, {@code observed/expected} or {@code calibration slope}
 * @param sites sites with a finite figure and standard error
 * @param tau standard deviation between sites, on the scale of pooling
 * @param iSquared part of the variance between sites, 0 to 1, from Cochran's Q
 * @param q Cochran's Q
 */
public record Heterogeneity(
    String measure,
    int sites,
    double estimate,
    double low,
    double high,
    double predictionLow,
    double predictionHigh,
    double tau,
    double iSquared,
    double q) {}
