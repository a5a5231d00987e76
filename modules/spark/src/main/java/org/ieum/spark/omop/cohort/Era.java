package org.ieum.spark.omop.cohort;

/**
 * A time in a cohort.
 *
 * @param end last day
 * @param visit visit of the event that begins it, or {@link Event#NONE}
 */
public record Era(int start, int end, long visit) {}
