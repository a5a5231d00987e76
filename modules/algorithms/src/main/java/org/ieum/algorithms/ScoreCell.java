package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ieum.federation.query.ScoreSections;
import org.ieum.federation.study.StudyManifest;

/**
 * One cell of a score histogram: {@link ScoreSections}.
 *
 * @param label of its records
 * @param flaggedNegatives Σ w at or above each threshold, without the outcome
 * @param flaggedPositives the same with it
 */
record ScoreCell(
    String label,
    long records,
    long events,
    double squaredError,
    double logLikelihood,
    double expected,
    ScoreBins bins,
    double[] flaggedNegatives,
    double[] flaggedPositives) {
  /** Cells of fewer events are joined with the next. */
  static final int FEWEST_EVENTS = 5;

  /** The cells of a section, one a label. */
  static List<ScoreCell> read(
      StudyManifest study, Answer sum, String section, List<String> labels) {
    boolean all = section.equals(ScoreSections.ALL);
    int bins = all ? study.evaluation().bins() : study.evaluation().siteBins();
    boolean weighted = study.preparation().weight().isPresent();
    Slices slices = new Slices(sum, section);
    double[] records = slices.all("records");
    double[] events = slices.all("events");
    double[] squaredError = slices.all("squaredError");
    double[] logLikelihood = slices.all("logLikelihood");
    double[] expected = slices.all("expected");
    int thresholds = study.evaluation().thresholds().size();
    List<ScoreCell> cells = new ArrayList<>();
    for (int c = 0; c < labels.size(); c++) {
      cells.add(
          new ScoreCell(
              labels.get(c),
              Math.round(records[c]),
              Math.round(events[c]),
              squaredError[c],
              logLikelihood[c],
              expected[c],
              slices.bins(study.evaluation().logitRange(), c, bins, weighted),
              slices.some("thresholdNegatives", c, thresholds),
              slices.some("thresholdPositives", c, thresholds)));
    }
    return cells;
  }

  /** The numbers of one section. */
  private record Slices(Answer sum, String section) {
    double[] all(String field) {
      return sum.values(ScoreSections.name(section, field));
    }

    double[] some(String field, int cell, int width) {
      return width == 0
          ? new double[0]
          : Arrays.copyOfRange(all(field), cell * width, (cell + 1) * width);
    }

    ScoreBins bins(double range, int cell, int width, boolean weighted) {
      double[] negatives = some("negatives", cell, width);
      double[] positives = some("positives", cell, width);
      return new ScoreBins(
          range,
          negatives,
          positives,
          some("logit", cell, width),
          some("positiveLogit", cell, width),
          weighted ? some("negativeSquares", cell, width) : negatives,
          weighted ? some("positiveSquares", cell, width) : positives,
          weighted ? some("positiveCount", cell, width) : positives,
          weighted);
    }
  }

  ScoreCell plus(ScoreCell other) {
    return new ScoreCell(
        label + " + " + other.label,
        records + other.records,
        events + other.events,
        squaredError + other.squaredError,
        logLikelihood + other.logLikelihood,
        expected + other.expected,
        bins.plus(other.bins),
        sum(flaggedNegatives, other.flaggedNegatives),
        sum(flaggedPositives, other.flaggedPositives));
  }

  private static double[] sum(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] + b[i]).toArray();
  }

  /**
   * Joins each cell of fewer than {@value #FEWEST_EVENTS} events with those that follow until there
   * are as many; what is left at the end joins the last. Cells without records are left out.
   */
  static List<ScoreCell> joined(List<ScoreCell> cells) {
    List<ScoreCell> out = new ArrayList<>();
    boolean open = false;
    for (ScoreCell cell : cells) {
      if (cell.records > 0) {
        ScoreCell next = open ? out.remove(out.size() - 1).plus(cell) : cell;
        out.add(next);
        open = next.events < FEWEST_EVENTS;
      }
    }
    if (open && out.size() > 1) {
      ScoreCell rest = out.remove(out.size() - 1);
      out.add(out.remove(out.size() - 1).plus(rest));
    }
    return out;
  }
}
