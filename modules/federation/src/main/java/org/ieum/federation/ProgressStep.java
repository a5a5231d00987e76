package org.ieum.federation;

/**
 * One finished step of a study.
 *
 * @param phase {@code standardise}, {@code fit} or {@code evaluate}
 * @param rounds round trips so far
 * @param logLikelihood penalised log-likelihood after the step, NaN where it has none
 * @param text one line for people, aggregated figures only
 */
public record ProgressStep(String phase, int rounds, double logLikelihood, String text) {}
