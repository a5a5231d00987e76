package org.ieum.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ieum.federation.TableSummary;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.PartWeights;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;
import org.junit.jupiter.api.Test;

class DisclosureCheckTest {
  private static final DisclosureCheck STANDARD = new DisclosureCheck(DisclosureRules.standard());

  private static StudyManifest study(int covariates, int holdoutPercent, int minimumCohort) {
    List<Covariate> list =
        IntStream.range(0, covariates).mapToObj(i -> Covariate.binary("x" + i)).toList();
    return new StudyManifest(
        "s",
        "title",
        "purpose",
        List.of("boston", "seoul"),
        "t",
        "id",
        "y",
        new FeatureDictionary(list),
        new Split(holdoutPercent, "salt"),
        ModelSpec.logistic(),
        EvaluationSpec.standard(),
        1000,
        minimumCohort);
  }

  private static TableSummary table(long records, long heldOut) {
    return new TableSummary(records, 15, heldOut, 5);
  }

  @Property
  void allowsExactlyTheCohortsThatReachTheLargerMinimum(
      @ForAll @IntRange(max = 60) int records,
      @ForAll @IntRange(max = 60) int heldOut,
      @ForAll @IntRange(min = 1, max = 60) int site,
      @ForAll @IntRange(min = 1, max = 60) int study) {
    DisclosureCheck check = new DisclosureCheck(DisclosureRules.standard().withMinimumCohort(site));
    boolean enough = records >= site && records >= study && heldOut >= site && heldOut >= study;
    Verdict verdict = check.beforeStudy(table(records, heldOut), study(1, 25, study));
    assertThat(verdict.allowed()).isEqualTo(enough);
  }

  @Test
  void asksForHeldOutRecordsOnlyWhereSomeAreHeldOut() {
    assertThat(STANDARD.beforeStudy(table(100, 0), study(1, 0, 20)))
        .isEqualTo(new Verdict("s", List.of()));
    assertThat(STANDARD.beforeStudy(table(100, 0), study(1, 25, 20)).allowed()).isFalse();
  }

  @Test
  void saysEveryReasonToTheSiteAndOnlyThatItRefusedToOthers() {
    Verdict verdict = STANDARD.beforeStudy(table(19, 17), study(1, 25, 5));
    assertThat(verdict.refusal().lines())
        .containsExactly(
            "study s: training records: expected 20 or more (the study's minimum cohort is 5, the"
                + " site's own 20), found 19; widen the population, or leave this table out of the"
                + " study",
            "study s: held-out records: expected 20 or more (the study's minimum cohort is 5, the"
                + " site's own 20), found 17; widen the population, or leave this table out of the"
                + " study");
    assertThatExceptionOfType(IeumException.class)
        .isThrownBy(verdict::check)
        .returns(ErrorCode.DISCLOSURE, IeumException::code);
  }

  @Test
  void warnsWhereTheSiteAloneCouldNotCarryTheParameters() {
    // 30 records: min(0.33 · 30, 30 − 10) = 9 parameters, one of them the intercept.
    assertThat(STANDARD.beforeStudy(table(30, 30), study(8, 25, 20)).warnings()).isEmpty();
    Verdict verdict = STANDARD.beforeStudy(table(30, 30), study(9, 25, 20));
    assertThat(verdict.allowed()).isTrue();
    assertThat(verdict.warnings())
        .singleElement()
        .asString()
        .contains("parameters: expected at most 9", "found 10");
  }

  @Test
  void warnsOfFewOutcomes() {
    assertThat(STANDARD.beforeStudy(new TableSummary(100, 10, 30, 9), study(1, 25, 20)).warnings())
        .singleElement()
        .asString()
        .contains("outcome: expected 20 or more");
  }

  @Test
  void countsAnInterceptASiteWhereTheStudyHasThem() {
    StudyManifest study = study(8, 25, 20);
    StudyManifest wider = study.withModel(study.model().withSiteIntercepts());
    assertThat(STANDARD.beforeStudy(table(30, 30), wider).warnings()).hasSize(1);
  }

  @Test
  void refusesWeightsThatLeaveTooFewEffectivePersonsAndWarnsOfHalf() {
    PartWeights part = PartWeights.none(PartWeights.TRAINING);
    for (int i = 0; i < 85; i++) {
      part = part.with(true, 1, 20).with(false, i < 2 ? 20 : 0, 20);
    }
    assertThat(STANDARD.beforeStudy(weighted(170, 85, part), study(1, 0, 5)).refusal())
        .contains(
            "training records without the outcome",
            "effective sample of 10 or more",
            "found 2.0: 83 were lost",
            "2 weights were cut");
    PartWeights half = PartWeights.none(PartWeights.TRAINING);
    for (int i = 0; i < 85; i++) {
      half = half.with(true, 1, 20).with(false, i < 30 ? 3 : 0, 20);
    }
    assertThat(STANDARD.beforeStudy(weighted(170, 85, half), study(1, 0, 5)).warnings())
        .singleElement()
        .asString()
        .contains("half or more", "found 30.0");
  }

  private static TableSummary weighted(long records, long events, PartWeights training) {
    return new TableSummary(records, events, 0, 0)
        .withWeights(List.of(training, PartWeights.none(PartWeights.HELD_OUT)));
  }

  @Test
  void refusesFiguresBySiteWhereTheJudgedPartIsUnderTheMinimumWhateverTheSiteConsentsTo() {
    StudyManifest plain = study(1, 25, 20);
    StudyManifest bySite = plain.withEvaluation(evaluation(true, false));
    StudyManifest leftOut =
        plain.withSites(List.of("a", "b", "c", "d")).withEvaluation(evaluation(false, true));
    TableSummary large = new TableSummary(90, 40, 30, 15);
    TableSummary few = new TableSummary(90, 40, 30, 9);
    TableSummary fewWithout = new TableSummary(90, 40, 30, 21);
    for (TableSummary table : List.of(few, fewWithout)) {
      assertThat(STANDARD.beforeStudy(table, plain).allowed()).isTrue();
      for (StudyManifest study : List.of(bySite, leftOut)) {
        assertThat(STANDARD.beforeStudy(table, study).refusal())
            .contains("figures by site", "without by-site and leave-one-site-out");
        assertThat(STANDARD.beforeStudy(large, study).allowed()).isTrue();
      }
    }
  }

  private static EvaluationSpec evaluation(boolean bySite, boolean leaveOneSiteOut) {
    EvaluationSpec e = EvaluationSpec.standard();
    return new EvaluationSpec(
        e.bins(),
        e.logitRange(),
        bySite,
        e.siteBins(),
        e.thresholds(),
        e.subgroups(),
        e.comparators(),
        leaveOneSiteOut);
  }

  @Test
  void refusesRulesThatAreNone() {
    assertThatThrownBy(() -> DisclosureRules.standard().withMinimumCohort(0))
        .hasMessageContaining("minimum cohort of 1 or more, found 0");
    assertThatThrownBy(() -> new DisclosureRules(20, 0, 10)).hasMessageContaining("found 0.0");
    assertThatThrownBy(() -> new DisclosureRules(20, 0.3, 0)).hasMessageContaining("found 0");
  }
}
