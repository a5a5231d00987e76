package org.ieum.federation.query;

import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Shape;

/** Writes a site's numbers of one cell at their places in an answer. */
final class CellSums {
  private static final int SUMS = 8;

  private final EvaluationSpec spec;
  private final boolean weighted;
  private final Shape shape;
  private final String section;
  private final int cell;
  private final double[] out;

  CellSums(StudyManifest study, Shape shape, String section, int cell, double[] out) {
    this.spec = study.evaluation();
    this.weighted = study.preparation().weight().isPresent();
    this.shape = shape;
    this.section = section;
    this.cell = cell;
    this.out = out;
  }

  /** Adds to the number of this cell, of {@code width} numbers a cell, in a field. */
  private void add(String field, int width, int index, double x) {
    out[shape.offset(ScoreSections.name(section, field)) + cell * width + index] += x;
  }

  private void add(String field, double x) {
    add(field, 1, 0, x);
  }

  /** The numbers of {@link ScoreGroups}. */
  void groups(ScoredPart part, boolean told) {
    if (!told) {
      add("withheldSites", part.records() > 0 ? 1 : 0);
      add("withheldRecords", (double) OutsideLimits.rounded(part.records()));
      add("withheldEvents", (double) OutsideLimits.rounded(part.events()));
      return;
    }
    add("records", (double) part.records());
    add("events", (double) part.events());
    groups(part.negatives(), "negatives", "negativeSquares", "heaviestNegatives");
    groups(part.positives(), "positives", "positiveSquares", "heaviestPositives");
  }

  private void groups(SortedScores scores, String weights, String squares, String heaviest) {
    int bins = ScoreSections.bins(spec, section);
    double[] most = new double[1];
    scores.groups(
        (mean, weight, square) -> {
          int bin = ScoreSections.bin(mean, spec.logitRange(), bins);
          add(weights, bins, bin, weight);
          if (weighted) {
            add(squares, bins, bin, square);
          }
          most[0] = Math.max(most[0], weight);
        });
    add(heaviest, most[0]);
  }

  /** The numbers of {@link ScorePlacements} but those at thresholds. */
  void placements(ScoredPart part, ScoreReference reference) {
    double[] sums = new double[SUMS];
    add(part.negatives(), false, reference, sums);
    add(part.positives(), true, reference, sums);
    add("squaredError", sums[0]);
    add("logLikelihood", sums[1]);
    add("expected", sums[2]);
    for (int i = 0; i < 2; i++) {
      add("lineGradient", 2, i, sums[3 + i]);
    }
    for (int i = 0; i < 3; i++) {
      add("lineInformation", 3, i, sums[5 + i]);
    }
    place("positive", part.positives(), reference.negatives());
    place("negative", part.negatives(), reference.positives());
  }

  private static void add(
      SortedScores scores, boolean event, ScoreReference reference, double[] sums) {
    for (int i = 0; i < scores.size(); i++) {
      double s = scores.logit(i);
      double w = scores.weight(i);
      double e = StrictMath.exp(-Math.abs(s));
      boolean agrees = event == s >= 0;
      double miss = agrees ? e / (1 + e) : 1 / (1 + e);
      double loss = (agrees ? 0 : Math.abs(s)) + StrictMath.log1p(e);
      sums[0] += w * miss * miss;
      sums[1] -= w * loss;
      sums[2] += w * (event ? 1 - miss : miss);
      double eta = reference.intercept() + reference.slope() * s;
      double f = StrictMath.exp(-Math.abs(eta));
      double residual = event == eta >= 0 ? f / (1 + f) : 1 / (1 + f);
      double signed = w * (event ? residual : -residual);
      double curve = w * f / ((1 + f) * (1 + f));
      sums[3] += signed;
      sums[4] += signed * s;
      sums[5] += curve;
      sums[6] += curve * s;
      sums[7] += curve * s * s;
    }
  }

  private void place(String kind, SortedScores scores, ScoreDistribution others) {
    double sum = 0;
    double squareSum = 0;
    double squares = 0;
    for (int i = 0; i < scores.size(); i++) {
      double w = scores.weight(i);
      double below = others.at(scores.logit(i));
      sum += w * below;
      squareSum += w * w * below;
      squares += w * w * below * below;
    }
    add(kind + "Placements", sum);
    add(kind + "PlacementSquares", squares);
    if (weighted) {
      add(kind + "SquarePlacements", squareSum);
    }
  }

  /** The numbers of {@link ScorePlacements} at the thresholds that are told. */
  void thresholds(ScoredPart part, boolean[] told) {
    for (int t = 0; t < told.length; t++) {
      if (told[t]) {
        double from = ScoreSections.thresholdLogit(spec.thresholds().get(t));
        flag(part.negatives(), "Negatives", from, told.length, t);
        flag(part.positives(), "Positives", from, told.length, t);
      }
    }
  }

  private void flag(SortedScores scores, String kind, double from, int width, int index) {
    double[] weights = new double[2];
    for (int i = 0; i < scores.size(); i++) {
      weights[scores.logit(i) >= from ? 1 : 0] += scores.weight(i);
    }
    add("unflagged" + kind, width, index, weights[0]);
    add("flagged" + kind, width, index, weights[1]);
  }
}
