package org.ieum.federation.query;

/** A question about the scores that a model gives a site's records, which the site sorts. */
public sealed interface ScoreQuery extends Query
    permits ScoreGroups, ScorePlacements, RankedPairs, CalibrationSlopes {
  /** Whose scores. */
  ScoredModel model();

  /** Of which records. */
  Partition partition();

  /** Whether groups and sites have cells of their own. */
  boolean sections();
}
