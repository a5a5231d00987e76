package org.ieum.federation.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ieum.federation.study.Canonical;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Outcome;
import org.junit.jupiter.api.Test;

class StudyResultJsonTest {
  private static JsonNode document(FittedModel model) throws Exception {
    StudyResultJson result =
        new StudyResultJson(model, List.of("mgh"), new TreeMap<>(), new TreeMap<>(), Map.of());
    return new ObjectMapper().readTree(result.text());
  }

  @Test
  void saysThatTheRecordsArePublicWhereTheStudyDoes() throws Exception {
    FittedModel model = FittedModelTest.model(0.75);
    assertThat(document(model).has("publicData")).isFalse();
    assertThat(Canonical.text(model.toBytes())).doesNotContain("publicData");

    FittedModel ofPublicRecords = FittedModel.fromBytes(publicData(model));
    assertThat(ofPublicRecords.publicData()).isTrue();
    assertThat(document(ofPublicRecords).path("publicData").asBoolean()).isTrue();
  }

  /** The model's document with the word that a study of public records adds. */
  private static byte[] publicData(FittedModel model) {
    String text = Canonical.text(model.toBytes());
    return ("{\"publicData\":true," + text.substring(1)).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void hasAllThatAStudyAskedForInDecimals() throws Exception {
    JsonNode out = document(FittedModelTest.model(0.75));
    assertThat(out.path("metricsOf").asText()).isEqualTo("training");
    assertThat(out.path("metrics").path("records").asInt()).isEqualTo(10);
    assertThat(out.path("metrics").path("thresholds").path(0).path("threshold").asDouble())
        .isEqualTo(0.1);
    assertThat(out.path("bySite").path(0).path("site").asText()).isEqualTo("mgh");
    assertThat(out.path("bySite").path(0).at("/metrics/auc/value").asDouble()).isEqualTo(0.75);
    assertThat(out.path("subgroups").path(0).path("group").asText())
        .isEqualTo("below 60 + 60 and above");
    assertThat(out.path("comparators").path(0).path("name").asText()).isEqualTo("published");
    assertThat(out.path("comparators").path(0).path("subgroups")).hasSize(1);
    assertThat(out.path("leaveOneSiteOut").path(0).at("/coefficients/(Intercept)").asDouble())
        .isEqualTo(0.75);
    assertThat(out.path("heterogeneity").path(0).path("predictionLow").isNull()).isTrue();
    assertThat(out.path("attrition").path(0).path("persons").asLong()).isEqualTo(1L << 33);
    assertThat(out.path("cohort").path("presence").path(0).path("absentAt")).hasSize(1);
    assertThat(out.path("fit").path(0).path("penalisedLogLikelihood").asDouble()).isEqualTo(-1.5);
    assertThat(out.path("logLikelihoodOf").asText()).contains("without any penalty");
    assertThat(out.toString()).doesNotContain("0x", "NaN", "Infinity");
  }

  @Test
  void aModelOfANumberHasItsErrorsAndNoEvents() throws Exception {
    JsonNode out = document(value(Outcome.continuous("stay", 0, 60), ModelSpec.Family.LINEAR));
    assertThat(out.path("family").asText()).isEqualTo("linear");
    assertThat(out.at("/outcome/column").asText()).isEqualTo("stay");
    assertThat(out.at("/outcome/type").asText()).isEqualTo("continuous");
    assertThat(out.at("/outcome/max").asDouble()).isEqualTo(60);
    assertThat(out.has("events")).isFalse();
    assertThat(out.at("/cohort/records").asInt()).isEqualTo(12);
    assertThat(out.at("/cohort").has("events")).isFalse();
    assertThat(out.at("/cohort/sites/0").has("events")).isFalse();
    assertThat(out.path("residualStandardError").asDouble()).isEqualTo(3);
    assertThat(out.path("metrics").properties().stream().map(Map.Entry::getKey))
        .containsExactly(
            "records",
            "meanOutcome",
            "meanPredicted",
            "r2",
            "rmse",
            "mae",
            "meanDeviance",
            "calibrationSlope",
            "calibrationIntercept");
    assertThat(out.at("/metrics/r2").asDouble()).isEqualTo(0.4);
    assertThat(out.at("/metrics/calibrationSlope/ci95/1").asDouble()).isEqualTo(1.1);
    assertThat(out.at("/metrics/calibrationIntercept/value").isNull()).isTrue();
    assertThat(out.at("/bySite/0/metrics/rmse").asDouble()).isEqualTo(3.1);
    assertThat(out.at("/coefficients/0").has("rateRatio")).isFalse();
    assertThat(out.toString()).doesNotContain("auc", "NaN", "brier");
  }

  @Test
  void coefficientsOfACountHaveRateRatiosButThatOfTheOffset() throws Exception {
    JsonNode out = document(value(Outcome.count("falls", 60), ModelSpec.Family.POISSON));
    assertThat(out.path("family").asText()).isEqualTo("poisson");
    assertThat(out.path("events").asInt()).isEqualTo(3);
    assertThat(out.has("residualStandardError")).isFalse();
    assertThat(out.at("/coefficients/0/rateRatio").asDouble()).isEqualTo(Math.exp(0.5));
    assertThat(out.at("/coefficients/0/rateRatioCi95/0").asDouble()).isEqualTo(Math.exp(0.1));
    assertThat(out.at("/coefficients/1/estimate").asDouble()).isEqualTo(1);
    assertThat(out.at("/coefficients/1").has("rateRatio")).isFalse();
  }

  @Test
  void theCanonicalModelSaysWhatItPredictsAndReadsBack() {
    FittedModel model = value(Outcome.continuous("stay", 0, 60), ModelSpec.Family.LINEAR);
    assertThat(FittedModel.fromBytes(model.toBytes())).isEqualTo(model);
    assertThat(Canonical.text(model.toBytes()))
        .contains("\"family\":\"LINEAR\"")
        .doesNotContain("\"risk\"", "\"effect\"", "\"residualStandardError\"");
  }

  private static FittedModel value(Outcome outcome, ModelSpec.Family family) {
    FittedModel like = FittedModelTest.model(0.75);
    Estimate slope = new Estimate(1, 0.05, 0.9, 1.1);
    Performance performance =
        Performance.of(new Accuracy(10, 22.5, 22.4, 0.4, 3.1, 2.5, 9.61, slope, Estimate.none()));
    double none = Double.NaN;
    return new FittedModel(
        "study",
        "abc",
        9,
        10,
        3,
        -1.5,
        List.of(0.1, 0.2),
        List.of(
            new Coefficient("age", 0.5, 0.2, 2.5, 0.01, 0.1, 0.9),
            new Coefficient("log_years", 1, none, none, none, none, none)),
        List.of(),
        List.of(),
        performance,
        performance,
        List.of(new SitePerformance("mgh", performance)),
        StandardErrors.MODEL,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        like.cohort(),
        List.of(),
        List.of(),
        false,
        new Response(family, outcome, family == ModelSpec.Family.LINEAR ? 9 : 1));
  }

  @Test
  void aCovariateThatIsNotInTheModelHasNoCoefficient() throws Exception {
    FittedModel model = FittedModelTest.model(0.75);
    List<Coefficient> coefficients =
        List.of(
            model.coefficients().get(0),
            new Coefficient("age", 1, 1, 1, 1, 1, 1),
            new Coefficient("age missing", 0, Double.NaN, Double.NaN, Double.NaN, 0, 0));
    JsonNode out =
        document(
            new FittedModel(
                "study",
                "abc",
                9,
                10,
                3,
                -1.5,
                List.of(),
                coefficients,
                model.excluded(),
                List.of(),
                model.development(),
                model.validation(),
                List.of()));
    assertThat(out.path("coefficients"))
        .extracting(c -> c.path("name").asText())
        .containsExactly(Coefficient.INTERCEPT, "age");
    assertThat(out.path("excluded").path(0).asText()).isEqualTo("age missing");
  }
}
