package org.ieum.clinical.cohort;

/** Which of a person's events go on: Circe's limits. Ties of the start date go by the row's id. */
public enum EventLimit {
  FIRST,
  LAST,
  ALL
}
