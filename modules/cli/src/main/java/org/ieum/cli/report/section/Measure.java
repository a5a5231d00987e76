package org.ieum.cli.report.section;

import java.util.List;
import java.util.function.BiFunction;
import org.ieum.cli.report.page.Decimals;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.Appraisal;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.model.Performance;

/**
 * A figure of a performance as text, and how to read it.
 *
 * @param format in a column of this measure alone
 * @param figure in a column of so many decimals
 */
record Measure(
    String name,
    Decimals format,
    BiFunction<Performance, Decimals, String> figure,
    String reading) {
  private Measure(
      String name, int decimals, BiFunction<Performance, Decimals, String> figure, String reading) {
    this(name, Decimals.of(decimals), figure, reading);
  }

  /** Of a share in the table of all measures, and of the events of one. */
  private static final Decimals SHARE = Decimals.of(2);

  static final Measure RECORDS =
      new Measure("Records", 0, (p, d) -> Numbers.count(p.records()), "");
  static final Measure EVENTS =
      new Measure(
          "With the outcome",
          0,
          (p, d) ->
              Numbers.count(p.events())
                  + " ("
                  + SHARE.percent((double) p.events() / Math.max(1, p.records()))
                  + ")",
          "");
  static final Measure AUC =
      new Measure(
          "AUC (c-statistic)",
          3,
          (p, d) -> filled(p.appraisal().auc(), p.auc(), d),
          "how often a person with the outcome has the greater risk; 0.5 is chance");
  static final Measure OBSERVED_EXPECTED =
      new Measure(
          "Observed / expected",
          3,
          (p, d) -> d.estimate(p.appraisal().observedExpected()),
          "above 1: risks too low; below 1: too high");
  static final Measure SLOPE =
      new Measure(
          "Calibration slope",
          3,
          (p, d) -> filled(p.appraisal().calibrationSlope(), p.calibrationSlope(), d),
          "below 1: risks too extreme; above 1: too timid");
  static final Measure INTERCEPT =
      new Measure(
          "Calibration intercept",
          3,
          (p, d) -> filled(p.appraisal().calibrationIntercept(), p.calibrationIntercept(), d),
          "0 is perfect, beside a slope of 1");
  static final Measure IN_THE_LARGE =
      new Measure(
          "Calibration in the large",
          3,
          (p, d) -> d.estimate(p.appraisal().calibrationInTheLarge()),
          "logit that all risks are too low by; 0 is perfect");
  static final Measure BRIER =
      new Measure(
          "Brier score", 5, (p, d) -> d.said(p.brier()), "mean squared error; 0 is perfect");

  static final List<Measure> ALL =
      List.of(
          RECORDS,
          EVENTS,
          AUC,
          new Measure(
              "AUPRC",
              4,
              (p, d) -> d.said(p.auprc()),
              "mean positive predictive value; chance gives the share with the outcome"),
          BRIER,
          new Measure(
              "Scaled Brier score",
              2,
              (p, d) -> SHARE.percent(p.appraisal().scaledBrier()),
              "part of the error that the mean risk makes and the model does not"),
          new Measure("Log loss", 5, (p, d) -> d.said(p.logLoss()), "smaller is better"),
          OBSERVED_EXPECTED,
          SLOPE,
          INTERCEPT,
          IN_THE_LARGE,
          new Measure(
              "ICI",
              2,
              (p, d) -> Numbers.points(p.appraisal().ici()),
              "mean distance of predicted from observed risk"),
          new Measure(
              "E50, E90",
              2,
              (p, d) -> pair(p.appraisal()),
              "median and 90th percentile of that distance"));

  /** The figure in a column of this measure alone. */
  String alone(Performance p) {
    return figure.apply(p, format);
  }

  private static String pair(Appraisal a) {
    String half = Numbers.points(a.e50());
    String most = Numbers.points(a.e90());
    return half.equals(Numbers.NONE) && most.equals(Numbers.NONE)
        ? Numbers.NONE
        : half + ", " + most;
  }

  /** The estimate, or the headline's plain figure where there is none. */
  private static String filled(Estimate e, double headline, Decimals decimals) {
    return Double.isFinite(e.value()) ? decimals.estimate(e) : decimals.said(headline);
  }
}
