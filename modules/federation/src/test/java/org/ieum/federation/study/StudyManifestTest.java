package org.ieum.federation.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ieum.federation.Samples;
import org.ieum.federation.basis.Bands;
import org.ieum.federation.basis.Logarithm;
import org.ieum.federation.basis.Power;
import org.ieum.federation.basis.Spline;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.junit.jupiter.api.Test;

class StudyManifestTest {
  @Test
  void canonicalBytesReadBackAsTheSameStudy() {
    StudyManifest study = Samples.study();
    assertThat(StudyManifest.fromBytes(study.toBytes())).isEqualTo(study);
    assertThat(StudyManifest.fromBytes(study.toBytes()).digest()).isEqualTo(study.digest());
    assertThat(Canonical.text(study.toBytes()))
        .startsWith(
            "{\"analysis\":\"logistic/2\",\"dictionary\":{\"covariates\":[{\"column\":\"age_years\",")
        .contains("\"max\":\"0x1.9p6\"", "\"sites\":[\"mgh\",\"snuh\"]", "치매");
  }

  /**
   * Manifests and dictionaries without labels keep the bytes that they had before there were any.
   */
  @Test
  void aLabelIsInTheBytesOnlyWhereThereIsOne() {
    Covariate plain = Covariate.categorical("smoking", List.of("never", "former"));
    FeatureDictionary without = new FeatureDictionary(List.of(plain.withMissingIndicator()));
    FeatureDictionary with =
        new FeatureDictionary(List.of(plain.withLabel("흡연력").withMissingIndicator()));
    assertThat(without.digest())
        .isEqualTo("5d6e9591f7423c0791b7c401774222b55a65bdce08f91b7708a8fac66c7a0120");
    assertThat(Canonical.text(Canonical.write(ManifestJson.dictionary(with))))
        .contains("\"label\":\"흡연력\"");
    assertThat(with.said("smoking=former")).isEqualTo("흡연력: former");
    assertThat(with.said("smoking missing")).isEqualTo("흡연력 missing");
    assertThat(without.said("smoking=former")).isEqualTo("smoking=former");
    StudyManifest labelled = withDictionary(with);
    assertThat(StudyManifest.fromBytes(labelled.toBytes())).isEqualTo(labelled);
  }

  @Test
  void transformsReadBackAndAreInTheBytesOnlyWhereThereAreSome() {
    Covariate age = Covariate.continuous("age", 18, 110);
    FeatureDictionary plain = new FeatureDictionary(List.of(age));
    assertThat(Canonical.text(Canonical.write(ManifestJson.dictionary(plain))))
        .doesNotContain("basis");
    FeatureDictionary transformed =
        new FeatureDictionary(
            List.of(
                age,
                Covariate.continuous("log-psa", 0.125, 512)
                    .ofColumn("psa")
                    .withBasis(new Logarithm()),
                age("age2").withBasis(new Power(60, 2)),
                Covariate.bands("age-band", 18, 110, List.of(50.0, 65.0)).ofColumn("age"),
                age("age-s")
                    .withBasis(new Spline(List.of(45.0, 60.0, 75.0, 85.0)))
                    .withLabel("Age")
                    .withMissingIndicator()));
    assertThat(Canonical.text(Canonical.write(ManifestJson.dictionary(transformed))))
        .contains(
            "{\"basis\":{\"transform\":\"log\"},\"column\":\"psa\"",
            "{\"basis\":{\"centre\":\"0x1.ep5\",\"power\":2},\"column\":\"age\"",
            "{\"basis\":{\"cuts\":[\"0x1.9p5\",\"0x1.04p6\"]},\"column\":\"age\"",
            "{\"basis\":{\"knots\":[\"0x1.68p5\",\"0x1.ep5\",\"0x1.2cp6\",\"0x1.54p6\"]}",
            "\"levels\":[\"below 50\",\"50 to below 65\",\"65 and above\"]");
    assertThat(transformed.digest())
        .isEqualTo("99156f61e707de807c46b5c8703fb1a6fc0a2ebef9536447ee6115c7164dc7cb");
    assertThat(transformed.design().stream().map(DesignColumn::name))
        .containsExactly(
            "age",
            "log-psa",
            "age2",
            "age-band=50 to below 65",
            "age-band=65 and above",
            "age-s",
            "age-s'",
            "age-s''",
            "age-s missing");
    assertThat(transformed.said("age-s''")).isEqualTo("Age''");
    DesignColumn square = transformed.design().get(2);
    assertThat(square.min()).isZero();
    assertThat(square.max()).isEqualTo(2500);
    StudyManifest study = withDictionary(transformed);
    assertThat(StudyManifest.fromBytes(study.toBytes())).isEqualTo(study);
  }

  private static Covariate age(String name) {
    return Covariate.continuous(name, 18, 110).ofColumn("age");
  }

  private static StudyManifest withDictionary(FeatureDictionary dictionary) {
    StudyManifest study = Samples.study();
    return new StudyManifest(
        study.id(),
        study.title(),
        study.purpose(),
        study.sites(),
        study.table(),
        study.personId(),
        study.outcome().column(),
        dictionary,
        study.split(),
        study.model(),
        EvaluationSpec.standard(),
        study.maxRecords(),
        study.minimumCohort());
  }

  @Test
  void refusesTransformsOfWhatIsNoNumber() {
    assertThatThrownBy(() -> Covariate.binary("sex").withBasis(new Logarithm()))
        .hasMessageContaining("covariate sex: expected a transform of a continuous covariate");
    assertThatThrownBy(() -> age("age").withBasis(new Bands(List.of(50.0))))
        .hasMessageContaining("the bands of a categorical one");
    assertThatThrownBy(() -> Covariate.continuous("psa", 0, 500).withBasis(new Logarithm()))
        .hasMessageContaining("covariate psa: expected a min above 0");
  }

  @Test
  void groupsAndOffsetsNeedAValueThatEntersAsItIs() {
    FeatureDictionary dictionary =
        new FeatureDictionary(
            List.of(
                Covariate.binary("sex"),
                age("age2").withBasis(new Power(60, 2)),
                age("age-s").withBasis(new Spline(List.of(45.0, 60.0, 75.0)))));
    StudyManifest study = withDictionary(dictionary);
    assertThatThrownBy(
            () ->
                study.withEvaluation(
                    study
                        .evaluation()
                        .withSubgroups(List.of(Subgroup.bands("age", "age2", List.of(100.0))))))
        .hasMessageContaining("found the transformed age2; list its column a second time");
    StudyManifest grouped =
        study.withEvaluation(
            study
                .evaluation()
                .withSubgroups(List.of(Subgroup.bands("age", "age-s", List.of(70.0)))));
    // sex, age2, age-s, age-s'
    assertThat(GroupRule.of(grouped).get(0).group(new double[] {0, 25, 65, 99}, 0)).isZero();
    assertThatThrownBy(() -> study.withModel(ModelSpec.logistic().withOffset("age-s")))
        .hasMessageContaining("of one model column");
  }

  @Test
  void refusesALabelThatIsNoShortLine() {
    for (String label : List.of(" ", "two\nlines", "\u001b[31mred", "x".repeat(81))) {
      assertThatThrownBy(() -> Covariate.binary("sex").withLabel(label))
          .hasMessageContaining("covariate sex: expected a label of one line");
    }
  }

  @Test
  void everythingAnEvaluationCanAskForReadsBack() {
    StudyManifest study = Samples.evaluated();
    assertThat(StudyManifest.fromBytes(study.toBytes())).isEqualTo(study);
    assertThat(study.evaluation().subgroups().get(0).groups(study.dictionary()))
        .containsExactly("below 65", "65 to below 80.5", "80.5 and above");
  }

  @Test
  void aRecordIsInTheGroupOfItsValueAndInNoneWhereThatIsAbsent() {
    List<GroupRule> rules = GroupRule.of(Samples.evaluated());
    double none = Double.NaN;
    // age, age missing, sex, apoe=1, apoe=2
    assertThat(rules.get(0).group(new double[] {9, 64.9, 0, 1, 0, 0}, 1)).isZero();
    assertThat(rules.get(0).group(new double[] {65, 0, 1, 0, 0}, 0)).isEqualTo(1);
    assertThat(rules.get(0).group(new double[] {none, 1, 1, 0, 0}, 0)).isEqualTo(-1);
    assertThat(rules.get(1).group(new double[] {65, 0, 1, 0, 0}, 0)).isEqualTo(3);
    assertThat(rules.get(1).group(new double[] {65, 0, 1, 1, 0}, 0)).isEqualTo(-1);
    assertThat(rules.get(1).group(new double[] {65, 0, 1, 0, 1}, 0)).isEqualTo(4);
    assertThat(rules.get(1).group(new double[] {65, 0, 1, none, none}, 0)).isEqualTo(-1);
  }

  @Test
  void anEvaluationThatTheStudyCannotServeIsRefused() {
    StudyManifest study = Samples.evaluated();
    EvaluationSpec spec = study.evaluation();
    refused(() -> study.withSites(List.of("a", "b", "c")), "expected 4 sites or more, found 3");
    refused(
        () -> study.withEvaluation(spec.withSubgroups(List.of(Subgroup.levels("s", "ages")))),
        "expected a covariate of the dictionary, found 'ages'");
    refused(
        () -> study.withEvaluation(spec.withSubgroups(List.of(Subgroup.levels("s", "age")))),
        "expected cuts for a continuous covariate");
    refused(() -> spec.withThresholds(List.of(0.2, 0.1)), "ascending thresholds");
    refused(
        () ->
            study.withEvaluation(
                spec.withComparators(
                    List.of(
                        new ExternalModel(
                            "m",
                            "",
                            ExternalModel.Link.LOGIT,
                            0,
                            List.of(new Term.Power("age", 50, 1, -1, 1)))))),
        "comparator m: covariate age: expected (x − shift) / divisor above 0");
    refused(
        () ->
            study
                .withModel(study.model().withSiteIntercepts())
                .withPreparation(
                    new Preparation(Optional.of(new Preparation.Weight("w", 2)), "", List.of())),
        "expected one intercept where records carry weights");
  }

  @Test
  void aModelIsWithoutCovariatesOfTheDictionaryAndNotWithoutAll() {
    StudyManifest study = Samples.study();
    StudyManifest without = study.withModel(study.model().without(List.of("sex")));
    assertThat(StudyManifest.fromBytes(without.toBytes())).isEqualTo(without);
    assertThat(without.digest()).isNotEqualTo(study.digest());
    refused(
        () -> study.withModel(study.model().without(List.of("sax"))),
        "model without: expected covariates of the dictionary, found 'sax'");
    refused(
        () -> study.withModel(study.model().without(List.of("age", "sex", "apoe"))),
        "found all of them left out");
    refused(() -> study.model().without(List.of("sex", "sex")), "distinct");
  }

  @Test
  void thatRecordsArePublicIsWrittenWhereTheyAre() {
    StudyManifest study = Samples.study();
    StudyManifest open = study.withPublicData();
    assertThat(Canonical.text(study.toBytes())).doesNotContain("publicData");
    assertThat(Canonical.text(open.toBytes())).contains("\"publicData\":true");
    assertThat(StudyManifest.fromBytes(open.toBytes())).isEqualTo(open);
    assertThat(open.withSplit(open.split()).publicData()).isTrue();
  }

  @Test
  void theShareOutsideLimitsIsWrittenWhereItIsNotTheUsualOne() {
    StudyManifest study = Samples.study();
    StudyManifest allowing = study.withMaxOutsidePercent(50);
    assertThat(Canonical.text(study.toBytes())).doesNotContain("maxOutsidePercent");
    assertThat(study.withMaxOutsidePercent(20).toBytes()).isEqualTo(study.toBytes());
    assertThat(Canonical.text(allowing.toBytes())).contains("\"maxOutsidePercent\":50");
    assertThat(StudyManifest.fromBytes(allowing.toBytes())).isEqualTo(allowing);
    assertThat(allowing.digest()).isNotEqualTo(study.digest());
    refused(() -> study.withMaxOutsidePercent(101), "expected max-outside-percent from 0 to 100");
  }

  private static void refused(ThrowingCallable call, String text) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  @Property
  void anyStudyReadsBack(
      @ForAll String title,
      @ForAll String salt,
      @ForAll @IntRange(max = 90) int percent,
      @ForAll @DoubleRange(min = 0, max = 1e300) double ridge,
      @ForAll @LongRange(min = 1, max = 1L << 40) long cap) {
    StudyManifest s = Samples.study();
    StudyManifest study =
        new StudyManifest(
                s.id(),
                printable(title),
                s.purpose(),
                s.sites(),
                s.table(),
                "",
                s.outcome().column(),
                s.dictionary(),
                new Split(percent, printable(salt)),
                s.model().withRidge(ridge).withSiteIntercepts(),
                s.evaluation(),
                cap,
                1)
            .withSites(List.of("b", "a"));
    assertThat(StudyManifest.fromBytes(study.toBytes())).isEqualTo(study);
  }

  /** Lone surrogates have no UTF-8. */
  private static String printable(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  @Test
  void theOrderOfSitesDoesNotMatterAndEverythingElseDoes() {
    StudyManifest study = Samples.study();
    assertThat(study.withSites(List.of("mgh", "snuh")).digest()).isEqualTo(study.digest());
    assertThat(
            List.of(
                study.withSites(List.of("mgh")).digest(),
                study.withMaxRecords(999).digest(),
                study.withSplit(new Split(25, "other")).digest(),
                study.withModel(study.model().withRidge(Math.nextUp(0.1))).digest(),
                study.withEvaluation(EvaluationSpec.standard()).digest(),
                study.digest()))
        .doesNotHaveDuplicates();
  }

  @Test
  void bytesThatAreNotCanonicalAreRefused() {
    String text = Canonical.text(Samples.study().toBytes());
    for (String other :
        List.of(
            "",
            "[]",
            "{",
            text + " ",
            text.replace("{\"analysis\"", "{ \"analysis\""),
            text.replace("ieum/study/v2", "ieum/study/v1"),
            text.replace("ieum/study/v2", "ieum/study/v9"),
            text.replace("\"logistic/2\"", "\"logistic/1\""),
            text.replace("\"analysis\":\"logistic/2\",", ""),
            text.replace("\"0x1.9p6\"", "\"100\""),
            text.replace("[\"mgh\",\"snuh\"]", "[\"snuh\",\"mgh\"]"),
            text.replace("\"maxRecords\":1000", "\"maxRecords\":\"1000\""),
            text.replace("\"maxRecords\":1000", "\"maxRecords\":0"),
            text.replace("\"BINARY\"", "\"BINARIES\""),
            text.replace("\"minimumCohort\":20,", ""),
            text.replace("\"minimumCohort\":20,", "\"minimumCohort\":20,\"more\":1,"))) {
      assertThatThrownBy(() -> StudyManifest.fromBytes(other.getBytes(StandardCharsets.UTF_8)))
          .as(other)
          .isInstanceOfSatisfying(
              IeumException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_STUDY));
    }
  }

  @Test
  void theHeadOfAManifestOfAnotherReleaseIsReadAndTheReleaseNamed() {
    String text = Canonical.text(Samples.study().toBytes());
    assertThat(head(text)).matches(ManifestHead::readable);
    ManifestHead first =
        head(
            text.replace("ieum/study/v2", "ieum/study/v1")
                .replace("\"analysis\":\"logistic/2\",", ""));
    assertThat(first).matches(head -> !head.readable());
    assertThat(first.id()).isEqualTo(Samples.study().id());
    assertThat(first.title()).isEqualTo(Samples.study().title());
    assertThat(first.release()).isEqualTo("0.1.0");
    for (String other : List.of("logistic/1", "logistic/3")) {
      ManifestHead head = head(text.replace("logistic/2", other));
      assertThat(head).matches(h -> !h.readable());
      assertThat(head.described()).isEqualTo("ieum/study/v2 with analysis " + other);
      assertThat(head.release()).isEmpty();
    }
    assertThat(head("{\"id\":\"A b\",\"title\":\"\\u001b[31m\",\"format\":7}"))
        .isEqualTo(new ManifestHead("7", "", "", ""));
  }

  private static ManifestHead head(String text) {
    return ManifestHead.of(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theDesignListsValuesLevelsAndIndicatorsInOrder() {
    FeatureDictionary dictionary = Samples.study().dictionary();
    assertThat(dictionary.design().stream().map(DesignColumn::name))
        .containsExactly("age", "age missing", "sex", "apoe=1", "apoe=2");
    assertThat(dictionary.design().get(0).middle()).isEqualTo(70);
    assertThat(dictionary.design().get(0).halfWidth()).isEqualTo(30);
  }

  @Test
  void faultyCovariatesAreNamed() {
    assertThatThrownBy(() -> Covariate.continuous("age", 5, 5)).hasMessageContaining("age");
    assertThatThrownBy(() -> Covariate.continuous("age", Double.NaN, 5))
        .hasMessageContaining("age");
    assertThatThrownBy(() -> Covariate.categorical("stage", List.of("I")))
        .hasMessageContaining("stage");
    assertThatThrownBy(() -> Covariate.categorical("stage", List.of("I", "I")))
        .hasMessageContaining("stage");
    assertThatThrownBy(
            () -> new FeatureDictionary(List.of(Covariate.binary("x"), Covariate.binary("x"))))
        .hasMessageContaining("x is listed twice");
  }
}
