package org.ieum.federation.model;

/**
 * How near a model's means are to outcomes that are not binary, on the outcome's own scale.
 *
 * @param records that the figures are about
 * @param outcome mean outcome
 * @param predicted mean prediction
 * @param r2 1 − Σ(y − μ)² / Σ(y − ȳ)², ȳ the mean of these records; below 0 where the mean alone
 *     would predict better
 * @param rmse √ of the mean squared error
 * @param mae mean absolute error
 * @param meanDeviance mean deviance of a record: its squared error of a continuous outcome
 * @param slope of the line of outcome on prediction, by least squares; 1 where predictions are
 *     neither too extreme nor too timid
 * @param intercept of that line; 0 where they are right on average
 */
public record Accuracy(
    long records,
    double outcome,
    double predicted,
    double r2,
    double rmse,
    double mae,
    double meanDeviance,
    Estimate slope,
    Estimate intercept) {}
