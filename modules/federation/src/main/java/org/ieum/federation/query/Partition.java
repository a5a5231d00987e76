package org.ieum.federation.query;

/** Which records a query is about. */
public enum Partition {
  /** The records that train the model. */
  TRAIN,
  /** The records held out. */
  HOLDOUT
}
