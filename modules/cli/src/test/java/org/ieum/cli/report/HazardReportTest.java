package org.ieum.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.HorizonPerformance;
import org.ieum.federation.model.Ranking;
import org.junit.jupiter.api.Test;

/** The page of a model of the time to an event. */
class HazardReportTest {
  private static final FittedModel MODEL = ValueSamples.RELAPSE.result().model();

  private static Page page() {
    Instant at = Instant.parse("2026-03-01T09:00:00Z");
    return Page.parse(
        StudyReport.of(
                ValueSamples.RELAPSE.study(),
                ValueSamples.RELAPSE.result(),
                new TreeMap<>(),
                List.of(),
                at)
            .html());
  }

  private static Ranking held() {
    return MODEL.validation().ranks();
  }

  private static String three(double x) {
    return String.format(Locale.ROOT, "%.3f", x).replace('-', '−');
  }

  @Test
  void hasTheSectionsOfATimeToAnEvent() {
    assertThat(page().sections())
        .contains("sample-size", "analysis", "output", "performance", "recalibration")
        .contains(
            "interpretation", "comparators", "subgroups", "heterogeneity", "left-out", "questions")
        .doesNotContain("thresholds", "imbalance", "accuracy")
        .doesNotHaveDuplicates();
  }

  @Test
  void saysNothingOfOddsErrorsAndFiguresOfRisks() {
    assertThat(page().text().toLowerCase(Locale.ROOT))
        .doesNotContain("odds", "logit", "r²", "rmse", "net benefit", "logistic")
        .doesNotContain("expected value", "nan");
  }

  @Test
  void tellsConcordanceHeldOutAgainstTrainingBySiteByGroupAndLeftOut() {
    Page page = page();
    Ranking held = held();
    assertThat(page.section("summary"))
        .contains("A Cox regression that predicts hazards of the event in column" + " ‘relapse’")
        .contains("Discrimination (concordance)", three(held.concordance().value()), "3,000");
    assertThat(page.section("performance"))
        .contains("Held-out records", "Training records (optimistic)", "Concordance (C)")
        .contains(three(held.concordance().value()))
        .contains(three(MODEL.development().ranks().concordance().value()));
    assertThat(page.section("subgroups"))
        .contains("below 65", "frailty (frail)")
        .contains(three(MODEL.subgroups().get(0).performance().ranks().concordance().value()));
    assertThat(page.section("heterogeneity"))
        .contains("site-004", three(MODEL.sites().get(3).performance().ranks().slope().value()));
    assertThat(page.section("left-out"))
        .contains(three(MODEL.leftOut().get(0).performance().ranks().concordance().value()));
    assertThat(page.pictures("heterogeneity")).isEqualTo(2);
  }

  @Test
  void aCoefficientIsTheLogarithmOfAHazardRatio() {
    Page page = page();
    assertThat(page.section("specification"))
        .contains("Hazard ratio (95% interval)", "relative hazard = e")
        .contains(
            "risk until 365 = 1 − exp(−",
            "A hazard ratio is the factor",
            "The intercept was not estimated");
    assertThat(page.section("analysis")).contains("ties after Efron", "maximum partial likelihood");
    assertThat(page.section("output"))
        .contains("1 − exp(−cumulative hazard × relative hazard)", "proportional hazards")
        .contains("365", "730");
    HorizonPerformance year = held().horizons().get(0);
    assertThat(page.section("performance"))
        .contains("Risks until a horizon", three(year.auc()), "Observed / expected");
    assertThat(page.section("outcome")).contains("‘days’", "‘relapse’", "up to 3650");
    assertThat(page.section("limitations"))
        .contains("logarithm of the hazard", "same at all times");
  }
}
