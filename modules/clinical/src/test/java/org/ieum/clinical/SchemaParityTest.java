package org.ieum.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The schema that an editor applies and the reader judge a file alike. */
class SchemaParityTest {
  private static final String STUDY =
      """
      ieum: study/v1
      id: heart-disease
      title: Heart disease
      purpose: To test
      sites: [seoul, boston]
      population: {table: heart, person-id: id, minimum-cohort: 20, max-records: 100000, max-outside-percent: 30}
      outcome: {column: num}
      split: {holdout-percent: 25, salt: heart-2026}
      covariates:
        - {name: age, type: continuous, min: 18, max: 110, unit: a, description: Age}
        - {name: sex, column: gender, type: binary, label: 성별}
        - {name: cp, type: categorical, levels: ["1", "2", "3"], missing-indicator: true}
        - {name: log-psa, column: psa, type: continuous, min: 0.1, max: 500, transform: log}
        - {name: age2, column: age, type: continuous, min: 18, max: 110, centre: 60, power: 2}
        - {name: age-band, column: age, type: categorical, min: 18, max: 110, cuts: [50, 65, 80]}
        - {name: age-s, column: age, type: continuous, min: 18, max: 110, spline: {knots: [45, 60, 75]}}
      model: {family: logistic, ridge: 0.5, firth: false, site-intercepts: false, warm-start: true, max-rounds: 25}
      evaluation: {bins: 2000, logit-range: 12, by-site: false, site-bins: 100}
      """;
  private static final String TIMES =
      STUDY
          .replace(
              "{column: num}", "{time: days, event: died, max-time: 3650, horizons: [365, 1825]}")
          .replaceFirst("model: .*", "model: {family: cox, strata: site, ties: efron, ridge: 0.5}");
  private static final String DICTIONARY =
      """
      ieum: dictionary/v1
      covariates:
        - {name: age, type: continuous, min: 18, max: 110, unit: a, description: Age}
        - {name: sex, column: gender, type: binary, missing-indicator: false}
        - {name: cp, type: categorical, levels: ["1", "2", "3"]}
        - {name: log-psa, column: psa, type: continuous, min: 0.1, max: 500, transform: log}
        - {name: age3, column: age, type: continuous, min: 18, max: 110, power: 3}
        - {name: age-band, column: age, type: categorical, min: 18, max: 110, cuts: [50]}
        - {name: age-s, column: age, type: continuous, min: 18, max: 110, spline: {knots: [45, 60, 75, 85]}}
      """;

  @Property(tries = 3000)
  void judgesMutatedStudiesAlike(@ForAll long seed) {
    JsonNode mutated = Mutations.mutate(Schemas.json(STUDY), new Random(seed));
    Mutations.judge(Schemas.STUDY, mutated, StudyFile::read);
  }

  @Property(tries = 1500)
  void judgesMutatedStudiesOfTimesAlike(@ForAll long seed) {
    JsonNode mutated = Mutations.mutate(Schemas.json(TIMES), new Random(seed));
    Mutations.judge(Schemas.STUDY, mutated, StudyFile::read);
  }

  @Property(tries = 2000)
  void judgesMutatedDictionariesAlike(@ForAll long seed) {
    JsonNode mutated = Mutations.mutate(Schemas.json(DICTIONARY), new Random(seed));
    Mutations.judge(
        Schemas.DICTIONARY,
        mutated,
        document -> {
          DictionaryFile.read(document);
          document.finish();
        });
  }

  @Test
  void bothAcceptTheOriginalsAndMutationsReachBothVerdicts() {
    assertThat(Schemas.faults(Schemas.STUDY, Schemas.json(STUDY))).isEmpty();
    assertThat(Schemas.faults(Schemas.STUDY, Schemas.json(TIMES))).isEmpty();
    assertThat(Mutations.refusals(Schemas.json(TIMES), StudyFile::read)).isEmpty();
    assertThat(Schemas.faults(Schemas.DICTIONARY, Schemas.json(DICTIONARY))).isEmpty();
    assertThat(Mutations.refusals(Schemas.json(STUDY), StudyFile::read)).isEmpty();
    long accepted =
        new Random(7)
            .longs(500)
            .mapToObj(seed -> Mutations.mutate(Schemas.json(STUDY), new Random(seed)))
            .filter(study -> Schemas.faults(Schemas.STUDY, study).isEmpty())
            .count();
    assertThat(accepted).isBetween(25L, 475L);
  }
}
