package org.ieum.spark.omop.cohort;

/**
 * A person of the study's population.
 *
 * @param index the index date: start of the time in the target cohort
 * @param outcome whether the outcome is observed within the time-at-risk
 * @param known whether it is known: the outcome, death, or follow-up to the end of the time-at-risk
 *     were observed
 * @param followUp days from the index date to what ended the follow-up: outcome, death, the end of
 *     the time-at-risk, or, where not {@code known}, the end of observation
 */
public record Member(int index, boolean outcome, boolean known, int followUp) {}
