package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.cli.result.Figures;
import org.ieum.cli.result.OutcomeWords;
import org.ieum.federation.model.Accuracy;
import org.ieum.federation.model.Appraisal;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.Ranking;

/** The study in a paragraph, and its headline figures. */
final class Summary {
  private Summary() {}

  static void write(Html page, Source s) {
    page.styled("p", "lead", sentence(s));
    page.open("dl", "figures");
    if (s.risk()) {
      risk(page, s);
    } else if (s.predicted().isTime()) {
      time(page, s);
    } else {
      value(page, s);
    }
    tile(page, "Hospitals", Integer.toString(s.sites().size()), "no record left any of them");
    page.close("dl");
    boolean intervals = Double.isFinite(headline(s).low());
    page.note(
        "Figures are on the "
            + s.judgedOn()
            + (s.weighted() ? ", weighted for incomplete follow-up" : "")
            + (intervals ? ", with 95% intervals." : "."));
  }

  /** A figure that has an interval where figures have one. */
  private static Estimate headline(Source s) {
    if (s.predicted().isTime()) {
      return s.judged().ranks().concordance();
    }
    return s.risk() ? s.judged().appraisal().auc() : s.judged().nearness().slope();
  }

  private static void time(Html page, Source s) {
    Ranking r = s.judged().ranks();
    tile(
        page,
        "Discrimination (concordance)",
        Numbers.fixed(r.concordance().value(), 3),
        ends(r.concordance(), 3, false, "0.5 is chance, 1 is perfect"));
    tile(
        page,
        "Calibration slope",
        Numbers.fixed(r.slope().value(), 2),
        ends(r.slope(), 2, false, "1 is perfect"));
    tile(
        page, "Persons", Numbers.count(s.records()), Numbers.count(s.events()) + " with the event");
  }

  private static void value(Html page, Source s) {
    Accuracy a = s.judged().nearness();
    NearnessMeasures measures = new NearnessMeasures(s);
    tile(
        page,
        "Variance accounted for (R²)",
        Numbers.fixed(a.r2(), 3),
        "1 is perfect, 0 no better than the mean");
    tile(page, "Typical error (RMSE)", measures.inUnits(a.rmse()), "0 is perfect");
    tile(page, "Mean distance (MAE)", measures.inUnits(a.mae()), "0 is perfect");
    tile(
        page,
        "Calibration slope",
        Numbers.fixed(a.slope().value(), 2),
        ends(a.slope(), 2, false, "1 is perfect"));
    tile(
        page,
        "Persons",
        Numbers.count(s.records()),
        "mean outcome of those that judge " + measures.inUnits(a.outcome()));
  }

  private static void risk(Html page, Source s) {
    Performance judged = s.judged();
    Appraisal a = judged.appraisal();
    tile(
        page,
        "Discrimination (AUC)",
        Numbers.fixed(judged.auc(), 3),
        ends(a.auc(), 3, false, "0.5 is chance, 1 is perfect"));
    tile(
        page,
        "Events observed / expected",
        Numbers.fixed(a.observedExpected().value(), 2),
        ends(a.observedExpected(), 2, true, "1 is perfect"));
    tile(
        page,
        "Calibration slope",
        Numbers.fixed(judged.calibrationSlope(), 2),
        ends(a.calibrationSlope(), 2, false, "1 is perfect"));
    tile(
        page,
        "Brier score",
        Numbers.fixed(judged.brier(), 4),
        Double.isFinite(a.scaledBrier())
            ? "scaled: " + Numbers.percent(a.scaledBrier()) + " better than the mean risk"
            : "0 is perfect");
    tile(
        page,
        "Persons",
        Numbers.count(s.records()),
        Numbers.count(s.events()) + " with the outcome");
  }

  private static String sentence(Source s) {
    StringBuilder text = new StringBuilder();
    text.append("A ")
        .append(OutcomeWords.regression(s.study().model().family()))
        .append(" that predicts ")
        .append(outcome(s));
    s.definition().ifPresent(d -> text.append(", ").append(Horizon.of(d)));
    text.append(", from ").append(Numbers.count(s.predictors(), "predictor", "predictors"));
    text.append(". It was developed ")
        .append(s.heldOut() ? "and evaluated on separate" : "and evaluated on the same")
        .append(" records of ")
        .append(Numbers.count(s.sites().size(), "hospital", "hospitals"))
        .append(" (")
        .append(String.join(", ", s.sites()))
        .append("), which shared only securely added sums.");
    if (s.model().publicData()) {
      text.append(" The study says that its records are public.");
    }
    return text.toString();
  }

  private static String outcome(Source s) {
    return s.definition()
        .map(
            d ->
                (s.predicted().isTime() ? "hazards of " : "")
                    + "‘"
                    + d.outcome().cohort().name()
                    + "’")
        .orElse(
            s.risk()
                ? "the outcome in column ‘" + s.predicted().column() + "’"
                : s.predicted().isTime()
                    ? "hazards of the event in column ‘" + s.predicted().column() + "’"
                    : "the column ‘" + s.predicted().column() + "’, " + s.predicted().words());
  }

  /**
   * What stands below a figure.
   *
   * @param optional whether the figure itself may be unknown
   */
  private static String ends(Estimate e, int decimals, boolean optional, String otherwise) {
    List<String> parts = new ArrayList<>();
    String interval =
        Numbers.interval(Numbers.fixed(e.low(), decimals), Numbers.fixed(e.high(), decimals));
    if (!interval.equals(Numbers.NONE)) {
      parts.add(interval);
    }
    parts.add(Double.isFinite(e.value()) || !optional ? otherwise : "not in the model’s document");
    return String.join("\n", parts);
  }

  private static void tile(Html page, String name, String value, String remark) {
    page.open("div", "").element("dt", name).open("dd", "").text(value);
    remark.lines().forEach(line -> page.styled("small", "", line));
    page.close("dd").close("div");
  }

  /** Rounds and bytes of a hospital, in words. */
  static String traffic(Source s) {
    long most = s.result().bytesUp().values().stream().mapToLong(Long::longValue).max().orElse(0);
    return Numbers.count(s.model().rounds(), "round trip", "round trips")
        + (most > 0 ? ", at most " + Figures.bytes(most) + " out of any hospital" : "");
  }
}
