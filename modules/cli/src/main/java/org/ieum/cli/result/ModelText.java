package org.ieum.cli.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.ieum.federation.model.Caution;
import org.ieum.federation.model.Cohort;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.Response;
import org.ieum.federation.model.SitePerformance;
import org.ieum.federation.model.Withheld;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.StudyManifest;

/**
 * A model as text.
 *
 * <pre>
 * heart-disease  model 3f9c2a71b0de  740 records, 411 events, 9 rounds
 *
 * coefficient   estimate  std. error        z       p  95 % interval
 * (Intercept)   -6.21043    0.912311   -6.807  &lt;0.001  -7.99853 to -4.42233
 * age           0.031870    0.012044    2.646   0.008  0.008264 to 0.055476
 *
 * held out       182 records, 101 events
 * AUC            0.8431 ± 0.0904
 * AUPRC          0.8602
 * Brier          0.1617
 * calibration    slope 0.9712, intercept 0.0311
 * </pre>
 */
public final class ModelText {
  private static final int WIDTH = 118;

  private ModelText() {}

  /** With the coefficients' own names, where the study is not at hand. */
  public static List<String> lines(FittedModel model) {
    return lines(model, UnaryOperator.identity());
  }

  /** With the labels that the study's dictionary gives its covariates. */
  public static List<String> lines(FittedModel model, StudyManifest study) {
    return lines(model, Scales.of(study)::label);
  }

  private static List<String> lines(FittedModel model, UnaryOperator<String> said) {
    List<String> lines = new ArrayList<>();
    lines.add(
        model.studyId()
            + "  model "
            + Figures.shortDigest(model.digest())
            + "  "
            + Figures.count(model.records())
            + " records, "
            + events(model)
            + model.rounds()
            + " rounds");
    if (!model.response().isRisk()) {
      lines.addAll(Paragraph.lines("", what(model.response()), WIDTH));
    }
    if (model.publicData()) {
      lines.add("over public data, says the study");
    }
    lines.add("");
    lines.addAll(CoefficientText.of(model, said).lines());
    if (!model.excluded().isEmpty()) {
      lines.add(
          "not in the model, by the study's choice or because they never vary: "
              + model.excluded().stream().map(said).collect(Collectors.joining(", ")));
    }
    lines.add(
        (model.response().outcome().isTime() ? "log partial likelihood " : "log-likelihood ")
            + Figures.fixed(model.logLikelihood(), 4)
            + ", without any penalty");
    if (model.response().family() == ModelSpec.Family.LINEAR) {
      lines.add(
          "residual standard error "
              + Figures.number(model.response().residualStandardError())
              + ", in the outcome's unit");
    }
    if (!model.response().baseline().isEmpty()) {
      lines.add(RankingText.baseline(model.response().baseline()));
    }
    outside(model.cohort(), said).ifPresent(lines::add);
    for (Caution caution : model.cautions()) {
      String text = said.apply(caution.subject()) + ": " + caution.text();
      lines.addAll(Paragraph.lines("warning: ", text, WIDTH));
    }
    lines.add("");
    lines.addAll(performance(model).lines());
    withheld(model.validation()).ifPresent(lines::add);
    if (!model.weights().isEmpty()) {
      lines.add("");
      lines.addAll(WeightsTable.of("weights", model.weights()).lines());
    }
    if (!model.sites().isEmpty()) {
      lines.add("");
      lines.addAll(sites(model).lines());
    }
    return lines;
  }

  private static String events(FittedModel model) {
    return switch (model.response().outcome().kind()) {
      case BINARY -> Figures.count(model.events()) + " events, ";
      case COUNT -> model.response().outcome().eventsOf(Figures.count(model.events())) + ", ";
      case TIME_TO_EVENT -> Figures.count(model.events()) + " events, ";
      case CONTINUOUS -> "";
    };
  }

  private static String what(Response response) {
    return OutcomeWords.regression(response.family())
        + " of "
        + OutcomeWords.said(response.outcome())
        + "; "
        + OutcomeWords.effect(response);
  }

  private static Optional<String> outside(Cohort cohort, UnaryOperator<String> said) {
    String counts =
        cohort.outside().stream()
            .filter(o -> o.records() > 0)
            .map(
                o ->
                    said.apply(o.covariate())
                        + " "
                        + Figures.count(o.records())
                        + " ("
                        + Figures.fixed(100.0 * o.records() / cohort.records(), 1)
                        + " %)")
            .collect(Collectors.joining(", "));
    return counts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "outside the plausible limits, so absent, in fives of records a site: " + counts);
  }

  private static Table performance(FittedModel model) {
    if (model.response().outcome().isTime()) {
      return RankingText.performance(model);
    }
    if (!model.response().isRisk()) {
      return AccuracyText.performance(model);
    }
    Performance p = model.validation();
    String judgedOn = model.judgedOnHeldOut() ? "held out" : "judged on training";
    if (p.records() == 0) {
      return new Table().row(judgedOn, "no records that a site holds enough of");
    }
    return new Table()
        .row(
            judgedOn,
            Figures.count(p.records()) + " records, " + Figures.count(p.events()) + " events")
        .row("AUC", Figures.fixed(p.auc(), 4) + " ± " + Figures.difference(p.aucBound()))
        .row("AUPRC", Figures.fixed(p.auprc(), 4))
        .row("Brier", Figures.fixed(p.brier(), 4))
        .row(
            "calibration",
            "slope "
                + Figures.fixed(p.calibrationSlope(), 4)
                + ", intercept "
                + Figures.fixed(p.calibrationIntercept(), 4));
  }

  private static Optional<String> withheld(Performance p) {
    Withheld withheld = p.appraisal().withheld();
    return withheld.sites() == 0
        ? Optional.empty()
        : Optional.of(
            "without "
                + withheld.sites()
                + (withheld.sites() == 1 ? " site" : " sites")
                + " with too few of them to be judged: about "
                + Figures.count(withheld.records())
                + " records, about "
                + Figures.count(withheld.events())
                + " events, in fives a site");
  }

  private static Table sites(FittedModel model) {
    if (model.response().outcome().isTime()) {
      return RankingText.sites(model);
    }
    if (!model.response().isRisk()) {
      return AccuracyText.sites(model);
    }
    Table table = Table.of("site", "records", "events", "AUC", "Brier", "slope", "intercept");
    for (SitePerformance s : model.sites()) {
      table.row(
          s.site(),
          Figures.count(s.records()),
          Figures.count(s.events()),
          Figures.fixed(s.auc(), 4) + " ± " + Figures.difference(s.aucBound()),
          Figures.fixed(s.brier(), 4),
          Figures.fixed(s.calibrationSlope(), 3),
          Figures.fixed(s.calibrationIntercept(), 3));
    }
    return table;
  }
}
