package org.ieum.federation.study;

/** How a covariate enters the design matrix. */
public enum CovariateType {
  /** A number; one design column. */
  CONTINUOUS,
  /** 0 or 1 (or false and true); one design column. */
  BINARY,
  /** One of public levels; one design column for every level but the first, the reference. */
  CATEGORICAL
}
