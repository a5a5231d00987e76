package org.ieum.cli.report.section;

import java.util.List;
import java.util.function.Function;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.Appraisal;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.model.Performance;

/** A figure of a performance as text, and how to read it. */
record Measure(String name, Function<Performance, String> figure, String reading) {
  static final Measure RECORDS = new Measure("Records", p -> Numbers.count(p.records()), "");
  static final Measure EVENTS =
      new Measure(
          "With the outcome",
          p ->
              Numbers.count(p.events())
                  + " ("
                  + Numbers.percent((double) p.events() / Math.max(1, p.records()))
                  + ")",
          "");
  static final Measure AUC =
      new Measure(
          "AUC (c-statistic)",
          p -> filled(p.appraisal().auc(), p.auc(), 3),
          "how often a person with the outcome has the greater risk; 0.5 is chance");
  static final Measure OBSERVED_EXPECTED =
      new Measure(
          "Observed / expected",
          p -> Numbers.estimate(p.appraisal().observedExpected(), 3),
          "above 1: risks too low; below 1: too high");
  static final Measure SLOPE =
      new Measure(
          "Calibration slope",
          p -> filled(p.appraisal().calibrationSlope(), p.calibrationSlope(), 3),
          "below 1: risks too extreme; above 1: too timid");
  static final Measure INTERCEPT =
      new Measure(
          "Calibration intercept",
          p -> filled(p.appraisal().calibrationIntercept(), p.calibrationIntercept(), 3),
          "0 is perfect, beside a slope of 1");
  static final Measure IN_THE_LARGE =
      new Measure(
          "Calibration in the large",
          p -> Numbers.estimate(p.appraisal().calibrationInTheLarge(), 3),
          "logit that all risks are too low by; 0 is perfect");
  static final Measure BRIER =
      new Measure(
          "Brier score", p -> Numbers.fixed(p.brier(), 5), "mean squared error; 0 is perfect");

  static final List<Measure> ALL =
      List.of(
          RECORDS,
          EVENTS,
          AUC,
          new Measure(
              "AUPRC",
              p -> Numbers.fixed(p.auprc(), 4),
              "mean positive predictive value; chance gives the share with the outcome"),
          BRIER,
          new Measure(
              "Scaled Brier score",
              p -> Numbers.percent(p.appraisal().scaledBrier()),
              "part of the error that the mean risk makes and the model does not"),
          new Measure("Log loss", p -> Numbers.fixed(p.logLoss(), 5), "smaller is better"),
          OBSERVED_EXPECTED,
          SLOPE,
          INTERCEPT,
          IN_THE_LARGE,
          new Measure(
              "ICI",
              p -> Numbers.points(p.appraisal().ici()),
              "mean distance of predicted from observed risk"),
          new Measure(
              "E50, E90", p -> pair(p.appraisal()), "median and 90th percentile of that distance"));

  private static String pair(Appraisal a) {
    String half = Numbers.points(a.e50());
    String most = Numbers.points(a.e90());
    return half.equals(Numbers.NONE) && most.equals(Numbers.NONE)
        ? Numbers.NONE
        : half + ", " + most;
  }

  /** The estimate, or the headline's plain figure where there is none. */
  private static String filled(Estimate e, double headline, int decimals) {
    return Double.isFinite(e.value())
        ? Numbers.estimate(e, decimals)
        : Numbers.fixed(headline, decimals);
  }
}
