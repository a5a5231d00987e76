package org.ieum.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ieum.federation.TableSummary;
import org.ieum.federation.error.ErrorCode;
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
    return new TableSummary(records, 5, heldOut, 2);
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
    assertThat(verdict instanceof Verdict.Allowed).isEqualTo(enough);
  }

  @Test
  void asksForHeldOutRecordsOnlyWhereSomeAreHeldOut() {
    assertThat(STANDARD.beforeStudy(table(100, 0), study(1, 0, 20)))
        .isEqualTo(new Verdict.Allowed(List.of()));
    assertThat(STANDARD.beforeStudy(table(100, 0), study(1, 25, 20)))
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void saysWhyToTheSiteAndOnlyThatItRefusedToOthers() {
    assertThat(STANDARD.beforeStudy(table(19, 30), study(1, 25, 5)))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> {
              assertThat(refused.reason())
                  .isEqualTo(
                      "study s: expected 20 or more training records at this site, found 19; widen"
                          + " the population or leave the study out");
              assertThat(refused.outward()).isEqualTo(ErrorCode.REFUSED_BY_SITE);
            });
  }

  @Test
  void warnsWhereTheSiteAloneCouldNotCarryTheParameters() {
    // 30 records: min(0.33 · 30, 30 − 10) = 9 parameters, one of them the intercept.
    assertThat(STANDARD.beforeStudy(table(30, 30), study(8, 25, 20)))
        .isEqualTo(new Verdict.Allowed(List.of()));
    assertThat(STANDARD.beforeStudy(table(30, 30), study(9, 25, 20)))
        .isInstanceOfSatisfying(
            Verdict.Allowed.class,
            allowed ->
                assertThat(allowed.warnings())
                    .singleElement()
                    .asString()
                    .contains("expected at most 9 parameters", "found 10"));
  }

  @Test
  void countsAnInterceptASiteWhereTheStudyHasThem() {
    StudyManifest study = study(8, 25, 20);
    StudyManifest wider = study.withModel(study.model().withSiteIntercepts());
    assertThat(STANDARD.beforeStudy(table(30, 30), wider))
        .isInstanceOfSatisfying(
            Verdict.Allowed.class, allowed -> assertThat(allowed.warnings()).hasSize(1));
  }

  @Test
  void refusesRulesThatAreNone() {
    assertThatThrownBy(() -> DisclosureRules.standard().withMinimumCohort(0))
        .hasMessageContaining("minimum cohort of 1 or more, found 0");
    assertThatThrownBy(() -> new DisclosureRules(20, 0, 10)).hasMessageContaining("found 0.0");
    assertThatThrownBy(() -> new DisclosureRules(20, 0.3, 0)).hasMessageContaining("found 0");
  }
}
