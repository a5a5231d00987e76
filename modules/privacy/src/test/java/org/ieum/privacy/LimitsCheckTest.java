package org.ieum.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ieum.federation.TableSummary;
import org.ieum.federation.preview.Finding;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;
import org.junit.jupiter.api.Test;

class LimitsCheckTest {
  private static final StudyManifest STUDY =
      new StudyManifest(
          "s",
          "title",
          "purpose",
          List.of("boston", "seoul"),
          "t",
          "id",
          "y",
          new FeatureDictionary(
              List.of(Covariate.binary("female"), Covariate.continuous("age", 18, 110))),
          new Split(0, "salt"),
          ModelSpec.logistic(),
          EvaluationSpec.standard(),
          1000,
          20);

  private static List<Finding> findings(StudyManifest study, long outside, long recorded) {
    return LimitsCheck.findings(table(outside, recorded), study);
  }

  private static TableSummary table(long outside, long recorded) {
    return new TableSummary(300, 100, 0, 0)
        .withValues(
            List.of(new TableSummary.Values(300, 0), new TableSummary.Values(recorded, outside)));
  }

  @Test
  void warnsAboveOnePercentAndBlocksAboveTwenty() {
    assertThat(findings(STUDY, 0, 0)).isEmpty();
    assertThat(findings(STUDY, 3, 300)).isEmpty();
    assertThat(findings(STUDY, 4, 300))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.code()).isEqualTo(Finding.Code.OUTSIDE_LIMITS);
              assertThat(f.severity()).isEqualTo(Finding.Severity.WARN);
              assertThat(f.subject()).isEqualTo("age");
              assertThat(f.count()).isEqualTo(4);
              assertThat(f.of()).isEqualTo(300);
            });
    assertThat(findings(STUDY, 60, 300)).singleElement().matches(f -> !f.blocks());
    assertThat(findings(STUDY, 61, 300)).singleElement().matches(Finding::blocks);
  }

  @Test
  void aStudyMayAllowMoreOrLess() {
    assertThat(findings(STUDY.withMaxOutsidePercent(50), 62, 130))
        .singleElement()
        .matches(f -> !f.blocks());
    assertThat(findings(STUDY.withMaxOutsidePercent(100), 130, 130))
        .singleElement()
        .matches(f -> !f.blocks());
    assertThat(findings(STUDY.withMaxOutsidePercent(0), 1, 300))
        .singleElement()
        .matches(Finding::blocks);
  }

  @Test
  void isPartOfTheCheckBeforeAStudy() {
    DisclosureCheck check = new DisclosureCheck(DisclosureRules.standard());
    assertThat(check.beforeStudy(table(62, 130), STUDY).toString())
        .contains("found 62 of 130 records with a value outside")
        .contains("max-outside-percent");
    assertThat(check.beforeStudy(table(4, 130), STUDY).toString())
        .contains("found 4 of 130 records with a value outside");
  }
}
