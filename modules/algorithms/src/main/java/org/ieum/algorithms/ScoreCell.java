package org.ieum.algorithms;

import java.util.Arrays;
import org.ieum.federation.model.Withheld;
import org.ieum.federation.query.ScoreDistribution;
import org.ieum.federation.query.ScoreGroups;
import org.ieum.federation.query.ScoreReference;
import org.ieum.federation.query.ScoreSections;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.StudyManifest;

/**
 * What {@link ScoreGroups} tells of one cell, all sites together.
 *
 * @param withheld of sites whose part is too small
 * @param bins group means
 * @param heaviestNegatives Σ over sites of their heaviest group's weight, without the outcome
 * @param heaviestPositives the same with it
 * @param sites at most so many have added to it
 */
record ScoreCell(
    long records,
    long events,
    Withheld withheld,
    ScoreBins bins,
    double heaviestNegatives,
    double heaviestPositives,
    int sites) {
  /** A section's cell of this number. */
  static ScoreCell read(StudyManifest study, Answer sum, String section, int cell) {
    EvaluationSpec spec = study.evaluation();
    boolean weighted = study.preparation().weight().isPresent();
    int width = ScoreSections.bins(spec, section);
    Numbers numbers = new Numbers(sum, section, cell);
    double[] negatives = numbers.some("negatives", width);
    double[] positives = numbers.some("positives", width);
    long events = Math.round(numbers.one("events"));
    return new ScoreCell(
        Math.round(numbers.one("records")),
        events,
        new Withheld(
            Math.round(numbers.one("withheldSites")),
            Math.round(numbers.one("withheldRecords")),
            Math.round(numbers.one("withheldEvents"))),
        new ScoreBins(
            spec.logitRange(),
            negatives,
            positives,
            weighted ? numbers.some("negativeSquares", width) : negatives,
            weighted ? numbers.some("positiveSquares", width) : positives,
            events,
            weighted),
        numbers.one("heaviestNegatives"),
        numbers.one("heaviestPositives"),
        study.sites().size());
  }

  /** The numbers of one cell in an answer. */
  record Numbers(Answer sum, String section, int cell) {
    double[] some(String field, int width) {
      double[] all = sum.values(ScoreSections.name(section, field));
      return Arrays.copyOfRange(all, cell * width, (cell + 1) * width);
    }

    double one(String field) {
      return some(field, 1)[0];
    }
  }

  /** At what its second round is asked. */
  ScoreReference reference() {
    CalibrationLine.Line line =
        CalibrationLine.rough(bins.spread()).orElse(CalibrationLine.Line.PERFECT);
    return new ScoreReference(negatives(), positives(), line.intercept(), line.slope());
  }

  ScoreDistribution negatives() {
    return new ScoreDistribution(bins.range(), bins.negatives());
  }

  ScoreDistribution positives() {
    return new ScoreDistribution(bins.range(), bins.positives());
  }
}
