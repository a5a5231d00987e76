package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.model.Accuracy;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.model.Performance;
import org.ieum.federation.query.PredictionErrors;
import org.ieum.federation.query.ScoreSections;
import org.ieum.federation.study.Outcome;

/**
 * One cell of {@link PredictionErrors}. Its sums are about a centre c near the mean, so that Σ(y −
 * ȳ)² = Σ(y − c)² − n(ȳ − c)² loses nothing.
 *
 * @param centre of its sums, on the scale of the fit
 */
record ErrorCell(Outcome outcome, double centre, double[] numbers) {
  /** The cells of a section; those that every site withholds have no records. */
  static List<ErrorCell> read(Outcome outcome, double centre, Answer sum, String section) {
    List<ErrorCell> cells = new ArrayList<>();
    int count = sum.values(ScoreSections.name(section, "records")).length;
    for (int c = 0; c < count; c++) {
      double[] numbers = new double[PredictionErrors.FIELDS.size()];
      for (int f = 0; f < numbers.length; f++) {
        String field = ScoreSections.name(section, PredictionErrors.FIELDS.get(f));
        numbers[f] = sum.values(field)[c];
      }
      cells.add(new ErrorCell(outcome, centre, numbers));
    }
    return cells;
  }

  long records() {
    return Math.round(number("records"));
  }

  private double number(String field) {
    return numbers[PredictionErrors.FIELDS.indexOf(field)];
  }

  /** A mean of values about the centre, on the outcome's scale. */
  private double mean(String field) {
    return outcome.origin() + outcome.unit() * (centre + number(field) / records());
  }

  /** Of sums of products about the centre, that about the means, on the outcome's scale. */
  private double about(String products, String one, String other) {
    double unit = outcome.unit();
    return unit * unit * (number(products) - number(one) * number(other) / records());
  }

  Performance performance() {
    double n = records();
    double unit = outcome.unit();
    double spread = about("outcomeSquares", "outcome", "outcome");
    double squaredError = unit * unit * number("squaredError");
    boolean real = outcome.kind() == Outcome.Kind.CONTINUOUS;
    Line line = line(spread);
    return Performance.of(
        new Accuracy(
            records(),
            mean("outcome"),
            mean("predicted"),
            1 - squaredError / spread,
            Math.sqrt(squaredError / n),
            unit * number("absoluteError") / n,
            real ? squaredError / n : number("deviance") / n,
            line.slope(),
            line.intercept()));
  }

  /** A line by least squares. */
  private record Line(Estimate slope, Estimate intercept) {}

  /** Of outcome on prediction; none where predictions do not differ or two records are too few. */
  private Line line(double spread) {
    double predicted = about("predictedSquares", "predicted", "predicted");
    double together = about("products", "outcome", "predicted");
    long n = records();
    if (!(predicted > 0) || n < 3) {
      return new Line(Estimate.none(), Estimate.none());
    }
    double slope = together / predicted;
    double place = mean("predicted");
    double variance = Math.max(0, spread - slope * together) / (n - 2);
    return new Line(
        Intervals.symmetric(slope, Math.sqrt(variance / predicted)),
        Intervals.symmetric(
            mean("outcome") - slope * place,
            Math.sqrt(variance / n + variance / predicted * place * place)));
  }
}
