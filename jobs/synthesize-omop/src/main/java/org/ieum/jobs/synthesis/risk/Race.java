package org.ieum.jobs.synthesis.risk;

/** Groups of PLCOm2012 that the hospitals have. */
public enum Race {
  WHITE,
  BLACK,
  ASIAN,
  KOREAN,
  UNKNOWN
}
