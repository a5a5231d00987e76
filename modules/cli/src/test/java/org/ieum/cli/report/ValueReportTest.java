package org.ieum.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ieum.cli.result.FetchedStudy;
import org.ieum.federation.model.Accuracy;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.FittedModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a model that predicts a number or a count. */
class ValueReportTest {
  private static final List<String> SECTIONS =
      List.of(
          "summary",
          "intended-use",
          "data",
          "participants",
          "preparation",
          "outcome",
          "predictors",
          "sample-size",
          "missing-data",
          "analysis",
          "fairness",
          "output",
          "ethics",
          "open-science",
          "flow",
          "development",
          "specification",
          "accuracy",
          "subgroups",
          "heterogeneity",
          "left-out",
          "recalibration",
          "interpretation",
          "limitations",
          "using",
          "questions",
          "probast");

  static String html(FetchedStudy of) {
    Instant at = Instant.parse("2026-03-01T09:00:00Z");
    return StudyReport.of(of.study(), of.result(), new TreeMap<>(), List.of(), at).html();
  }

  private static FetchedStudy sample(String kind) {
    return kind.equals("linear") ? ValueSamples.STAY : ValueSamples.FALLS;
  }

  private static Page page(String kind) {
    return Page.parse(html(sample(kind)));
  }

  private static String three(double x) {
    return String.format(Locale.ROOT, "%.3f", x).replace('-', '−');
  }

  @ParameterizedTest
  @ValueSource(strings = {"linear", "poisson"})
  void hasTheSectionsOfAnExpectedValue(String kind) {
    assertThat(page(kind).sections()).containsExactlyElementsOf(SECTIONS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"linear", "poisson"})
  void saysNothingOfRisksAndTheirFigures(String kind) {
    assertThat(page(kind).text().toLowerCase(Locale.ROOT))
        .doesNotContain("risk", "odds", "auc", "brier", "with the outcome", "logit", "discriminat")
        .doesNotContain("logistic", "net benefit", "threshold", "decision curve");
  }

  @ParameterizedTest
  @ValueSource(strings = {"linear", "poisson"})
  void tellsHeldOutAgainstTrainingBySiteByGroupAndLeftOut(String kind) {
    FittedModel model = sample(kind).result().model();
    Page page = page(kind);
    Accuracy held = model.validation().nearness();
    String r2 = String.format(Locale.ROOT, "%.4f", held.r2());
    String trained = String.format(Locale.ROOT, "%.4f", model.development().nearness().r2());
    assertThat(page.section("accuracy"))
        .contains("Held-out records", "Training records (optimistic)", "RMSE", "MAE", r2, trained);
    assertThat(page.section("subgroups"))
        .contains("below 65", "65 and above", "frailty (frail)")
        .contains(three(model.subgroups().get(0).performance().nearness().r2()));
    assertThat(page.section("heterogeneity"))
        .contains("site-004", three(model.sites().get(3).performance().nearness().r2()));
    assertThat(page.section("left-out"))
        .contains("site-001", three(model.leftOut().get(0).performance().nearness().r2()));
    assertThat(page.section("summary")).contains(three(held.r2()), "(R²)", "3,000");
    assertThat(page.pictures("heterogeneity")).isEqualTo(1);
    assertThat(page.pictures("accuracy")).isZero();
  }

  @Test
  void aCoefficientOfANumberIsADifferenceInIt() {
    Page page = page("linear");
    assertThat(page.section("summary"))
        .contains("A linear regression that predicts the column ‘stay’, a number from 0 to 60");
    assertThat(page.section("specification"))
        .contains("difference in ‘stay’ that goes with one unit more", "residual standard error")
        .contains("expected value = L")
        .doesNotContain("ratio", "count");
    assertThat(page.section("flow")).contains("mean ‘stay’").doesNotContain("above 0");
  }

  @Test
  void aCoefficientOfACountIsTheLogarithmOfARateRatio() {
    Page page = page("poisson");
    assertThat(page.section("summary"))
        .contains("A Poisson regression that predicts the column ‘falls’, a whole number from 0")
        .contains("from 3 predictors");
    Coefficient frail =
        ValueSamples.FALLS.result().model().coefficients().stream()
            .filter(c -> c.name().equals("frail"))
            .findFirst()
            .orElseThrow();
    assertThat(page.section("specification"))
        .contains("Rate ratio (95% interval)", "expected count = eL", "log_years (offset)")
        .containsPattern(
            String.format(Locale.ROOT, "%.2f", Math.exp(frail.estimate())) + "\\d* \\(1\\.\\d+ to");
    assertThat(page.section("flow")).contains("With a count above 0");
    assertThat(page.section("accuracy")).contains("Mean deviance");
    assertThat(page.section("analysis")).contains("Offset", "‘log_years’, added as it is");
  }

  /** The sum L that the example prints, and e to its power. */
  @Test
  void theWorkedExampleOfACountIsRight() {
    Matcher example =
        Pattern.compile("expected count = e(−?[0-9.]+) = ([0-9.]+)")
            .matcher(page("poisson").section("specification"));
    assertThat(example.find()).isTrue();
    double sum = Double.parseDouble(example.group(1).replace('−', '-'));
    assertThat(Double.parseDouble(example.group(2))).isCloseTo(Math.exp(sum), within(1e-3));
  }
}
