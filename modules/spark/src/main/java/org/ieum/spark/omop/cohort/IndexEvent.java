package org.ieum.spark.omop.cohort;

/** What criteria are about: an event and the observation period that holds its start. */
record IndexEvent(int start, int end, long visit, Period observed) {}
