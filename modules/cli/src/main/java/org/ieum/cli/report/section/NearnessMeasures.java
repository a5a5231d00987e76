package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.ieum.cli.report.page.Decimals;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.Accuracy;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.model.Performance;
import org.ieum.federation.study.Outcome;

/** The measures of a model of a number or count, in as many decimals as its errors need. */
final class NearnessMeasures {
  /** Of figures without a unit. */
  private static final Decimals PLAIN = Decimals.of(3);

  private final boolean counts;
  private final Accuracy judged;

  NearnessMeasures(Source s) {
    this.counts = s.predicted().kind() == Outcome.Kind.COUNT;
    this.judged = s.judged().nearness();
  }

  /** Of figures in the outcome's unit. */
  Decimals inUnits() {
    return ofErrors(3, 1);
  }

  /** Of figures of all kinds that stand in one column. */
  Decimals ofAll() {
    return ofErrors(4, 4);
  }

  private Decimals ofErrors(int digits, int least) {
    return Decimals.showing(DoubleStream.of(judged.rmse(), judged.mae()), digits, least, 9);
  }

  /** Those of one row a group of records. */
  List<Measure> main() {
    return List.of(
        Measure.RECORDS,
        plain("Mean outcome", inUnits(), Accuracy::outcome, ""),
        plain("Mean prediction", inUnits(), Accuracy::predicted, ""),
        plain(
            "R²",
            PLAIN,
            Accuracy::r2,
            "part of the outcomes’ variance that the predictions account for; below 0, the mean alone"
                + " would be nearer"),
        plain(
            "RMSE",
            inUnits(),
            Accuracy::rmse,
            "root of the mean squared error, in the outcome’s unit; 0 is perfect"),
        plain(
            "MAE",
            inUnits(),
            Accuracy::mae,
            "mean distance of prediction and outcome, in the outcome’s unit; 0 is perfect"),
        estimate(
            "Calibration slope",
            PLAIN,
            Accuracy::slope,
            "below 1: predictions too extreme; above 1: too timid"));
  }

  List<Measure> all() {
    List<Measure> all = new ArrayList<>(main());
    all.add(
        estimate(
            "Calibration intercept",
            inUnits(),
            Accuracy::intercept,
            "0 is perfect, beside a slope of 1"));
    if (counts) {
      all.add(
          plain(
              "Mean deviance",
              PLAIN,
              Accuracy::meanDeviance,
              "smaller is better; about 1 where counts are not small and vary as Poisson’s do"));
    }
    return all;
  }

  private static Measure plain(
      String name, Decimals alone, Function<Accuracy, Double> figure, String reading) {
    return measure(name, alone, (a, d) -> d.said(figure.apply(a)), reading);
  }

  private static Measure estimate(
      String name, Decimals alone, Function<Accuracy, Estimate> figure, String reading) {
    return measure(name, alone, (a, d) -> d.estimate(figure.apply(a)), reading);
  }

  private static Measure measure(
      String name, Decimals alone, BiFunction<Accuracy, Decimals, String> figure, String reading) {
    return new Measure(
        name, alone, (Performance p, Decimals d) -> figure.apply(p.nearness(), d), reading);
  }

  /** A figure in the outcome's unit. */
  String inUnits(double x) {
    return Double.isFinite(x) ? inUnits().said(x) : Numbers.NONE;
  }
}
