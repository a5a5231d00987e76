package org.ieum.spark.omop.prepare;

/**
 * A population's size and its last index date.
 *
 * @param last days since 1970-01-01
 */
record IndexDates(long persons, int last) {}
