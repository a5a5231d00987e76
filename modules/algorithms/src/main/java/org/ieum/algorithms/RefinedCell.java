package org.ieum.algorithms;

import org.ieum.federation.query.ScorePlacements;
import org.ieum.federation.study.StudyManifest;

/**
 * What {@link ScorePlacements} tells of one cell, all sites together.
 *
 * @param lineGradient of the calibration line, intercept and slope
 * @param lineInformation intercept × intercept, intercept × slope, slope × slope
 * @param positives placements of records with the outcome among those without
 * @param negatives placements of records without it among those with
 * @param flags one a threshold of the study
 */
record RefinedCell(
    double squaredError,
    double logLikelihood,
    double expected,
    double[] lineGradient,
    double[] lineInformation,
    Placements positives,
    Placements negatives,
    Flags[] flags) {
  /**
   * Sums over records of F, the share of the other kind at or below them.
   *
   * @param sum Σ w·F
   * @param squareSum Σ w²·F
   * @param squares Σ w²·F²
   */
  record Placements(double sum, double squareSum, double squares) {}

  /** Σ w of risks below a threshold, and at or above it. */
  record Flags(
      double unflaggedNegatives,
      double flaggedNegatives,
      double unflaggedPositives,
      double flaggedPositives) {
    /** Of the sites that tell theirs. */
    double total() {
      return unflaggedNegatives + flaggedNegatives + unflaggedPositives + flaggedPositives;
    }
  }

  /** A section's cell of this number. */
  static RefinedCell read(StudyManifest study, Answer sum, String section, int cell) {
    ScoreCell.Numbers numbers = new ScoreCell.Numbers(sum, section, cell);
    boolean weighted = study.preparation().weight().isPresent();
    int thresholds = study.evaluation().thresholds().size();
    return new RefinedCell(
        numbers.one("squaredError"),
        numbers.one("logLikelihood"),
        numbers.one("expected"),
        numbers.some("lineGradient", 2),
        numbers.some("lineInformation", 3),
        placements(numbers, "positive", weighted),
        placements(numbers, "negative", weighted),
        thresholds == 0 ? new Flags[0] : flags(numbers, thresholds));
  }

  private static Placements placements(ScoreCell.Numbers numbers, String kind, boolean weighted) {
    double sum = numbers.one(kind + "Placements");
    return new Placements(
        sum,
        weighted ? numbers.one(kind + "SquarePlacements") : sum,
        numbers.one(kind + "PlacementSquares"));
  }

  private static Flags[] flags(ScoreCell.Numbers numbers, int thresholds) {
    double[] unflaggedNegatives = numbers.some("unflaggedNegatives", thresholds);
    double[] flaggedNegatives = numbers.some("flaggedNegatives", thresholds);
    double[] unflaggedPositives = numbers.some("unflaggedPositives", thresholds);
    double[] flaggedPositives = numbers.some("flaggedPositives", thresholds);
    Flags[] flags = new Flags[thresholds];
    for (int t = 0; t < thresholds; t++) {
      flags[t] =
          new Flags(
              unflaggedNegatives[t],
              flaggedNegatives[t],
              unflaggedPositives[t],
              flaggedPositives[t]);
    }
    return flags;
  }
}
