package org.ieum.cli.report.section;

import java.util.List;
import org.ieum.cli.report.page.Decimals;

/** The measures of a model of the time to an event. */
final class RankMeasures {
  private static final Decimals DIGITS = Decimals.of(3);

  private static final Measure CONCORDANCE =
      new Measure(
          "Concordance (C)",
          DIGITS,
          (p, d) -> d.estimate(p.ranks().concordance()),
          "how often, of two persons of one hospital, the one with the event first has the greater"
              + " hazard; 0.5 is chance");
  private static final Measure SLOPE =
      new Measure(
          "Calibration slope",
          DIGITS,
          (p, d) -> d.estimate(p.ranks().slope()),
          "below 1: hazard ratios too extreme; above 1: too timid");

  static final List<Measure> ALL = List.of(Measure.RECORDS, Measure.EVENTS, CONCORDANCE, SLOPE);

  private RankMeasures() {}
}
