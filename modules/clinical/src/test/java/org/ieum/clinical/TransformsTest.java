package org.ieum.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ieum.clinical.words.StudyPlan;
import org.ieum.clinical.yaml.YamlDocument;
import org.ieum.federation.basis.Logarithm;
import org.ieum.federation.basis.Power;
import org.ieum.federation.basis.Spline;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.FeatureDictionary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Covariates of flat tables that enter the model as more than they are. */
class TransformsTest {
  private static final String STUDY =
      """
      ieum: study/v1
      id: psa
      title: PSA
      purpose: To test
      sites: [seoul, boston]
      population: {table: men}
      outcome: {column: cancer}
      """;
  private static final String COVARIATES =
      """
      covariates:
        - {name: log-psa, column: psa, type: continuous, min: 0.1, max: 500, unit: ng/mL, transform: log}
        - {name: age2, column: age, type: continuous, min: 18, max: 110, centre: 60, power: 2}
        - {name: age3, column: age, type: continuous, min: 18, max: 110, power: 3}
        - {name: age-band, column: age, type: categorical, min: 18, max: 110, cuts: [50, 65, 80]}
        - {name: age-s, column: age, type: continuous, min: 18, max: 110, spline: {knots: [45, 60, 75, 85]}}
      """;

  private static FeatureDictionary dictionary(String covariates) {
    YamlDocument document =
        YamlDocument.parse(
            "ieum: dictionary/v1\n" + covariates, Path.of("d.yaml"), ErrorCode.BAD_STUDY);
    Optional<FeatureDictionary> read = DictionaryFile.read(document);
    document.finish();
    return read.orElseThrow();
  }

  private static FeatureDictionary one(String keys) {
    return dictionary("covariates: [{name: a, " + keys + "}]\n");
  }

  @Test
  void readsEveryTransform() {
    assertThat(dictionary(COVARIATES).covariates())
        .containsExactly(
            new Covariate(
                "log-psa",
                "psa",
                CovariateType.CONTINUOUS,
                0.1,
                500,
                List.of(),
                false,
                "ng/mL",
                "",
                "",
                new Logarithm()),
            age("age2").withBasis(new Power(60, 2)),
            age("age3").withBasis(new Power(0, 3)),
            Covariate.bands("age-band", 18, 110, List.of(50.0, 65.0, 80.0)).ofColumn("age"),
            age("age-s").withBasis(new Spline(List.of(45.0, 60.0, 75.0, 85.0))));
  }

  private static Covariate age(String name) {
    return Covariate.continuous(name, 18, 110).ofColumn("age");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type: continuous, min: 0, max: 9, transform: log"
            + "|min: expected a min above 0 where the transform is log, found 0; raise it",
        "type: continuous, min: 1, max: 9, transform: sqrt|transform: expected log, found",
        "type: continuous, min: 1, max: 9, power: 1|power: expected an integer from 2 to 3",
        "type: continuous, min: 1, max: 9, power: 4|power: expected an integer from 2 to 3",
        "type: continuous, min: 1, max: 9, centre: 4|power: expected an integer from 2 to 3",
        "type: continuous, min: 1, max: 9, power: 2, transform: log"
            + "|power: expected one transform of a covariate, found 'transform' beside it",
        "type: continuous, min: 1, max: 9, transform: log, spline: {knots: [2, 3, 4]}"
            + "|spline: expected one transform of a covariate, found 'transform' beside it",
        "type: continuous, min: 1, max: 9, spline: {knots: [2, 4, 3]}"
            + "|spline.knots[2]: expected ascending numbers",
        "type: continuous, min: 1, max: 9, spline: {knots: [2, 3, 10]}"
            + "|spline: expected knots within the limits, 1 to 9, found one beyond",
        "type: continuous, min: 1, max: 9, spline: {knots: [2, 3]}"
            + "|spline.knots: expected 3 to 7 knots, found 2",
        "type: continuous, min: 1, max: 9, spline: {knots: [1, 2, 3, 4, 5, 6, 7, 8]}"
            + "|spline.knots: expected at most 7, found 8",
        "type: continuous, min: 1, max: 9, spline: {}|spline.knots: expected a list",
        "type: continuous, min: 1, max: 9, cuts: [4]"
            + "|cuts: expected a key that goes with the type, found 'cuts'",
        "type: categorical, min: 1, max: 9, cuts: [4, 10]"
            + "|cuts: expected cuts within the limits, above the min, 1 to 9",
        "type: categorical, min: 1, max: 9, cuts: [1, 4]"
            + "|cuts: expected cuts within the limits, above the min, 1 to 9",
        "type: categorical, min: 1, max: 9, cuts: [5, 4]|cuts[1]: expected ascending numbers",
        "type: categorical, cuts: [4]|min: expected a number",
        "type: categorical, min: 1, max: 9, cuts: [4], levels: ['1', '2']"
            + "|levels: expected levels of a text, or cuts of a number, found 'levels'",
        "type: categorical, levels: ['1', '2'], transform: log"
            + "|transform: expected a key that goes with the type",
        "type: binary, transform: log|transform: expected a key that goes with the type",
        "type: binary, power: 2|power: expected a key that goes with the type",
        "product: [age, sex]|product: expected a known key, found 'product'",
      })
  void saysWhatIsWrongWithATransform(String keys, String message) {
    assertThatThrownBy(() -> one(keys)).hasMessageContaining("covariates[0]." + message);
  }

  @Test
  void saysHowEachCovariateEntersTheModel() {
    YamlDocument document =
        YamlDocument.parse(STUDY + COVARIATES, Path.of("s.yaml"), ErrorCode.BAD_STUDY);
    StudyPlan plan = StudyPlan.of(StudyFile.read(document));
    int model = plan.headings().indexOf("enters the model as");
    assertThat(plan.covariates().stream().map(row -> row.get(model)))
        .containsExactly(
            "log(x)",
            "(x − 60)²",
            "x³",
            "50 to below 65 / 65 to below 80 / 80 and above against below 50",
            "x and 2 spline terms with knots 45, 60, 75, 85");
    int limits = plan.headings().indexOf("plausible");
    assertThat(plan.covariates().get(3).get(limits)).isEqualTo("18 to 110");
    assertThat(
            plan.sections().stream()
                .filter(s -> s.title().equals("Model"))
                .flatMap(s -> s.sentences().stream()))
        .anyMatch(s -> s.contains("; 9 columns, standardised"));
  }

  @Test
  void refusesADesignColumnThatASplineAlreadyHas() {
    assertThatThrownBy(() -> dictionary(COVARIATES + "  - {name: \"age-s'\", type: binary}\n"))
        .hasMessageContaining("found 'age-s'' a second time");
  }
}
