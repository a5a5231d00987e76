package org.ieum.federation.model;

/**
 * One likelihood round of the fit.
 *
 * @param round the round trip, counted from 1 over the whole study
 * @param logLikelihood penalised log-likelihood at the coefficients asked about
 * @param decrement Newton decrement λ²/2 there
 */
public record FitStep(int round, double logLikelihood, double decrement) {}
