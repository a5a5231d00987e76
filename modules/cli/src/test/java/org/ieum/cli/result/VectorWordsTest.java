package org.ieum.cli.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;
import org.ieum.node.StudyPreview.Entry;
import org.junit.jupiter.api.Test;

class VectorWordsTest {
  private static final FeatureDictionary DICTIONARY =
      new FeatureDictionary(
          List.of(
              Covariate.continuous("age", 0, 100).withLabel("나이"),
              Covariate.binary("female").withLabel("Women"),
              Covariate.categorical("stage", List.of("I", "II"))));

  /**
   * Four patients of 40, 50, 60 and an unknown age; one woman; of three known stages two are II.
   */
  private static final List<Entry> NUMBERS =
      List.of(
          new Entry("0.records", "", "", "", 4),
          new Entry("0.events", "", "", "", 1),
          new Entry("0.observed", "", "age", "", 3),
          new Entry("0.observed", "", "female", "", 4),
          new Entry("0.observed", "", "stage=II", "", 3),
          new Entry("0.sum", "", "age", "", 0),
          new Entry("0.sum", "", "female", "", -1),
          new Entry("0.sum", "", "stage=II", "", 0.5),
          new Entry("1.present", "boston", "age", "", 0),
          new Entry("1.present", "seoul", "age", "", 1),
          new Entry("2.outside", "", "age", "rounded to 5", 5));

  private static StudyManifest study() {
    return new StudyManifest(
        "small",
        "Small",
        "To test",
        List.of("boston", "seoul"),
        "patients",
        "",
        "outcome",
        DICTIONARY,
        new Split(0, "salt"),
        ModelSpec.logistic(),
        EvaluationSpec.standard(),
        1000,
        1);
  }

  private static VectorWords words() {
    return new VectorWords(study(), new Scales(DICTIONARY, Optional.empty()), "seoul", NUMBERS);
  }

  @Test
  void saysSumsAsCountsSharesAndMeans() {
    assertThat(NUMBERS.stream().map(words()::words))
        .containsExactly(
            "records that train the model",
            "of them with the outcome, 25.0 %",
            "have a value; 1 have none",
            "all have a value",
            "have a value; 1 have none",
            "mean 50.0000",
            "1 of 4, 25.0 %",
            "2 of 3, 66.7 %",
            "another site's place",
            "recorded here",
            "rounded to 5");
  }

  @Test
  void anOutcomeThatDoesNotHappenHasNoEventsButAMean() {
    StudyManifest study =
        study()
            .withOutcome(Outcome.continuous("stay", 0, 60), ModelSpec.of(ModelSpec.Family.LINEAR));
    List<Entry> numbers =
        List.of(
            new Entry("0.records", "", "", "", 4),
            new Entry("0.events", "", "", "", 0),
            new Entry("0.outcome", "", "", "", -1));
    assertThat(said(study, numbers))
        .containsExactly(
            "records that train the model",
            "always 0: the outcome is a number, which does not happen",
            "mean stay 22.5000");
  }

  @Test
  void ofACountEventsAreTheCountsAboveZero() {
    StudyManifest study =
        study().withOutcome(Outcome.count("falls", 50), ModelSpec.of(ModelSpec.Family.POISSON));
    List<Entry> numbers =
        List.of(
            new Entry("0.records", "", "", "", 4),
            new Entry("0.events", "", "", "", 1),
            new Entry("0.outcome", "", "", "", 6));
    assertThat(said(study, numbers))
        .contains("of them with a count above 0, 25.0 %", "mean falls 1.50000");
  }

  private static List<String> said(StudyManifest study, List<Entry> numbers) {
    VectorWords words =
        new VectorWords(study, new Scales(DICTIONARY, Optional.empty()), "seoul", numbers);
    return numbers.stream().map(words::words).toList();
  }

  @Test
  void namesNumbersByTheLabelsOfTheirCovariates() {
    assertThat(NUMBERS.stream().map(words()::name))
        .contains("sum · 나이", "observed · Women", "sum · stage=II", "present · seoul: 나이");
  }

  @Test
  void columnsOfATableStandUnderEachOtherInHangulToo() {
    assertThat(Table.of("name", "n").row("나이", "1").row("sex", "12").lines())
        .containsExactly("name   n", "나이   1", "sex   12");
  }
}
