package org.ieum.federation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.junit.jupiter.api.Test;

class FittedModelTest {
  static FittedModel model(double auc) {
    Performance performance =
        new Performance(
            10,
            3,
            auc,
            Math.PI,
            1e-300,
            Double.MIN_VALUE,
            -0.1,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            List.of(new Performance.RocPoint(0, 1)),
            List.of(new Performance.CalibrationGroup(10, 0.1, 0.3)),
            appraisal(auc));
    return new FittedModel(
        "study",
        "abc",
        9,
        1L << 40,
        3,
        -1.5,
        List.of(0.1, Double.NaN),
        List.of(new Coefficient(Coefficient.INTERCEPT, 0.1, 0.2, 0.5, 0.6, -0.3, 0.5)),
        List.of("age missing"),
        List.of(new FitStep(4, -1.5, 1e-12)),
        performance,
        performance,
        List.of(new SitePerformance("mgh", performance)),
        StandardErrors.ROBUST,
        List.of(new SubgroupPerformance("age band", "below 60 + 60 and above", performance)),
        List.of(new Heterogeneity("auc", 3, auc, 0.1, 0.2, Double.NaN, 0.4, 0, 0.5, 1)),
        List.of(
            new ComparatorPerformance(
                "published",
                "",
                performance,
                List.of(new SitePerformance("mgh", performance)),
                List.of(new SubgroupPerformance("sex", "1", performance)))),
        List.of(new LeftOutSite("mgh", performance, List.of(auc, -0.5))),
        new Cohort(
            12,
            4,
            List.of(new Cohort.Step("entry events", 1L << 33)),
            List.of(new Cohort.Column("age", 11, 0.1, Double.NaN)),
            List.of(new Cohort.SiteCohort("mgh", 5, 1, List.of(), List.of())),
            List.of(new Cohort.Presence("age", List.of("mgh"))),
            List.of(new Cohort.Outside("age", 15, List.of(new Cohort.Outside.AtSite("mgh", 5))))));
  }

  @Test
  void aModelFromBeforeValuesOutsideLimitsWereCountedKeepsItsBytes() {
    String counted = new String(model(0.5).toBytes(), StandardCharsets.UTF_8);
    String before =
        counted.replaceFirst(
            "\"outside\":\\[\\{\"covariate\":\"age\",\"records\":15,\"sites\":[^\\]]*\\]\\}\\],",
            "");
    assertThat(before).isNotEqualTo(counted);
    FittedModel model = FittedModel.fromBytes(before.getBytes(StandardCharsets.UTF_8));
    assertThat(model.cohort().outside()).isEmpty();
    assertThat(new String(model.toBytes(), StandardCharsets.UTF_8)).isEqualTo(before);
  }

  @Test
  void whatADocumentOfAnEarlierReleaseDoesNotSayIsNothingWithheldAndUnknownNumbers() {
    String now = new String(model(0.5).toBytes(), StandardCharsets.UTF_8);
    String before =
        now.replaceAll("\"withheld\":\\{[^}]*\\}", "\"weight\":\"0x1.0p0\"")
            .replaceAll("\"exact\":\"[^\"]*\",", "");
    assertThat(before).doesNotContain("withheld", "\"exact\"");
    Appraisal read =
        FittedModel.fromBytes(before.getBytes(StandardCharsets.UTF_8)).validation().appraisal();
    assertThat(read.withheld()).isEqualTo(Withheld.none());
    assertThat(read.thresholds().get(0).exact()).isNaN();
  }

  private static Appraisal appraisal(double auc) {
    Estimate estimate = new Estimate(auc, 0.1, Double.NEGATIVE_INFINITY, 1e-300);
    return new Appraisal(
        10.5,
        3.25,
        3,
        estimate,
        0.1,
        estimate,
        Estimate.none(),
        estimate,
        estimate,
        1e-5,
        0.01,
        0.02,
        0.03,
        List.of(new Appraisal.CurvePoint(0.1, 0.2, 0.1, 0.3)),
        List.of(new Appraisal.DecisionPoint(0.1, 0.01, -0.5)),
        List.of(
            new ThresholdPerformance(
                0.1, 0.75, 0.5, estimate, estimate, estimate, Estimate.none(), 0.01, 0)),
        List.of(new Appraisal.RiskBand(0, 0.1, 5.5, 100)),
        new Withheld(1, 15, 5));
  }

  @Test
  void canonicalBytesReadBackToTheLastBit() {
    for (double auc : new double[] {0.1 + 0.2, Double.NaN, 0}) {
      FittedModel model = model(auc);
      assertThat(FittedModel.fromBytes(model.toBytes())).isEqualTo(model);
      assertThat(FittedModel.fromBytes(model.toBytes()).digest()).isEqualTo(model.digest());
    }
    assertThat(model(Math.nextUp(0.5)).digest()).isNotEqualTo(model(0.5).digest());
  }

  @Test
  void numbersAreHexadecimalTextAndKeysAreSorted() {
    String text = new String(model(0.5).toBytes(), StandardCharsets.UTF_8);
    assertThat(text)
        .startsWith("{\"coefficients\":[{\"estimate\":\"0x1.999999999999ap-4\",\"high\":")
        .contains("\"calibrationSlope\":\"NaN\"", "\"auc\":\"0x1.0p-1\"");
  }

  @Test
  void otherBytesAreRefused() {
    String text = new String(model(0.5).toBytes(), StandardCharsets.UTF_8);
    for (String other :
        List.of("", "{", "[]", text.replace("0x1.0p-1", "half"), text.replace("rounds", "turns"))) {
      assertThatThrownBy(() -> FittedModel.fromBytes(other.getBytes(StandardCharsets.UTF_8)))
          .as(other)
          .isInstanceOfSatisfying(
              IeumException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_USAGE));
    }
  }
}
