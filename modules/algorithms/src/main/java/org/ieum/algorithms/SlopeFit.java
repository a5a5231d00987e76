package org.ieum.algorithms;

import java.util.Arrays;
import java.util.List;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.query.CalibrationSlopes;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.query.Partition;
import org.ieum.federation.query.Query;
import org.ieum.federation.query.ScoreSections;
import org.ieum.federation.query.ScoredModel;
import org.ieum.federation.study.StudyManifest;

/**
 * The calibration slopes of a model's cells by Newton's method, from the derivatives at 1 that its
 * ranked pairs tell; one round trip a further step, all cells together.
 */
final class SlopeFit {
  /** A step below this part of a standard error is the last. */
  private static final double NEGLIGIBLE = 1e-4;

  private static final double LONGEST_STEP = 1;

  private final StudyManifest study;
  private final ScoredModel model;
  private final Partition partition;
  private final boolean sections;
  private final double[] slopes;
  private final double[] informations;
  private final boolean[] found;

  SlopeFit(StudyManifest study, ScoredModel model, Partition partition, boolean sections) {
    int cells = ScoreSections.cells(study, sections);
    this.study = study;
    this.model = model;
    this.partition = partition;
    this.sections = sections;
    this.slopes = new double[cells];
    this.informations = new double[cells];
    this.found = new boolean[cells];
    Arrays.fill(slopes, 1);
  }

  /** Whether every cell's last step was negligible, or it has no slope. */
  boolean done() {
    for (boolean f : found) {
      if (!f) {
        return false;
      }
    }
    return true;
  }

  Query next() {
    return new CalibrationSlopes(model, new Coefficients(slopes), partition, sections);
  }

  /** Takes a step in every cell, from the derivatives that an answer has at its slope. */
  void take(Answer told) {
    for (String section : List.of(ScoreSections.ALL, ScoreSections.GROUPS, ScoreSections.SITES)) {
      String score = ScoreSections.name(section, CalibrationSlopes.FIELDS.get(0));
      if (told.has(score)) {
        double[] scores = told.values(score);
        double[] informations =
            told.values(ScoreSections.name(section, CalibrationSlopes.FIELDS.get(1)));
        for (int c = 0; c < scores.length; c++) {
          take(ScoreSections.cell(study, section, c), scores[c], informations[c]);
        }
      }
    }
  }

  private void take(int cell, double score, double information) {
    if (found[cell]) {
      return;
    }
    informations[cell] = information;
    if (!(information > 0)) {
      found[cell] = true;
      return;
    }
    double step = score / information;
    slopes[cell] += Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));
    found[cell] = Math.abs(step) * Math.sqrt(information) <= NEGLIGIBLE;
  }

  /** None where a cell has no information, or its slope was not found. */
  Estimate slope(String section, int index) {
    int cell = ScoreSections.cell(study, section, index);
    return found[cell] && informations[cell] > 0
        ? Intervals.symmetric(slopes[cell], 1 / Math.sqrt(informations[cell]))
        : Estimate.none();
  }
}
