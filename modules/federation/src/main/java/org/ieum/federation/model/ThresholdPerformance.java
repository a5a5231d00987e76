package org.ieum.federation.model;

/**
 * A rule that flags risks of a threshold and more. Intervals after Wilson (1927), with Kish's
 * effective number of records where they carry weights.
 *
 * @param exact part of the records, by weight, at sites that tell how many lie on either side; 1
 *     where the figures are exact, and else they are from grouped scores
 * @param flagged part of the records that is flagged
 * @param positivePredictiveValue part of the flagged that have the outcome
 * @param negativePredictiveValue part of the others that do not
 * @param netBenefit TP/n − FP/n · t/(1 − t)
 * @param treatAll the same where everyone is flagged
 */
public record ThresholdPerformance(
    double threshold,
    double exact,
    double flagged,
    Estimate sensitivity,
    Estimate specificity,
    Estimate positivePredictiveValue,
    Estimate negativePredictiveValue,
    double netBenefit,
    double treatAll) {}
